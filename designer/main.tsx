import './theme.css';
import './parts/notes.css';
import './parts/controls.css';
import './parts/figures.css';
import './parts/people.css';
import './shell.css';
import './pages/home.css';
import './pages/content.css';
import './pages/pages.css';
import { type FunctionComponent, render } from 'preact';
import type { Me } from '../runtime/wire/api/settings.ts';
import { useLoad } from './api.ts';
import { useText } from './i18n/index.ts';
import { COMMON } from './i18n/words/common.ts';
import { ContentPage } from './pages/content.tsx';
import { ContentsPage } from './pages/contents.tsx';
import { HomePage } from './pages/home.tsx';
import { PeoplePage } from './pages/people.tsx';
import { PersonPage } from './pages/person.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { SignInPage } from './pages/signin.tsx';
import { TaskPage } from './pages/task.tsx';
import { TasksPage } from './pages/tasks.tsx';
import { Button } from './parts/button.tsx';
import { lazily } from './parts/lazy.tsx';
import { useObserved } from './parts/observed.ts';
import { Empty } from './parts/states.tsx';
import { navigate, useRoute } from './router.tsx';
import { openSession, token } from './session.ts';
import { Shell } from './shell.tsx';

const JourneysPage = lazily(() => import('./pages/journeys.tsx').then((page) => page.JourneysPage));
const JourneyPage = lazily(() => import('./pages/journey.tsx').then((page) => page.JourneyPage));
const SegmentsPage = lazily(() => import('./pages/segments.tsx').then((page) => page.SegmentsPage));
const SegmentPage = lazily(() => import('./pages/segment.tsx').then((page) => page.SegmentPage));
const ReplayPage = lazily(() => import('./pages/journey/replay.tsx').then((page) => page.ReplayPage));
const VersionsPage = lazily(() => import('./pages/versions.tsx').then((page) => page.VersionsPage));
const SettingsPart = lazily(() => import('./pages/settings-part.tsx').then((page) => page.SettingsPart));
const RunPage = lazily(() => import('./pages/run.tsx').then((page) => page.RunPage));

/** Pages by place: a list, and one thing of it. */
const LISTS: Record<string, FunctionComponent> = {
  '': HomePage,
  journeys: JourneysPage,
  contents: ContentsPage,
  people: PeoplePage,
  segments: SegmentsPage,
  tasks: TasksPage,
  settings: SettingsPage,
};
const THINGS: Record<string, FunctionComponent<{ id: string }>> = {
  journeys: JourneyPage,
  runs: RunPage,
  contents: ContentPage,
  people: PersonPage,
  segments: SegmentPage,
  tasks: TaskPage,
  settings: SettingsPart,
};

/** What belongs to one thing and has pages of its own; `rest` is what follows in the address. */
const PARTS: Record<string, FunctionComponent<{ id: string; rest: readonly string[] }>> = {
  'journeys/replay': ReplayPage,
  'journeys/versions': VersionsPage,
};

/** The page of an address: `/people/7` is the person 7, `/journeys/7/versions/2` the second version of the journey 7. */
function Shown() {
  const [place = '', id, part, ...rest] = useRoute().parts;
  const List = id === undefined ? LISTS[place] : undefined;
  const Thing = part === undefined ? THINGS[place] : undefined;
  const Part = rest.length < 2 ? PARTS[`${place}/${part}`] : undefined;
  if (List) return <List />;
  if (Thing && id !== undefined) return <Thing key={place + id} id={id} />;
  if (Part && id !== undefined) return <Part key={place + id} id={id} rest={rest} />;
  return <NotFound />;
}

function NotFound() {
  const text = useText();
  return (
    <Empty title={text(COMMON.notFound)}>
      <Button onClick={() => navigate('/')}>{text(COMMON.toHome)}</Button>
    </Empty>
  );
}

function Designer() {
  const held = useObserved(token);
  return held ? <SignedIn key={held} /> : <SignInPage />;
}

/** The page does not wait for the answer: whoever holds an administrator's token sees it at once. */
function SignedIn() {
  const { data: me } = useLoad<Me>('/api/me');
  if (me?.role === 'agent') return <SignInPage instead={me} />;
  return (
    <Shell>
      <Shown />
    </Shell>
  );
}

openSession();
render(<Designer />, document.getElementById('app') as HTMLElement);
