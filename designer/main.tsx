import './theme.css';
import './parts/parts.css';
import './shell.css';
import './pages/pages.css';
import { render } from 'preact';
import { useText } from './i18n/index.ts';
import { COMMON } from './i18n/words/common.ts';
import { Button } from './parts/button.tsx';
import { lazily } from './parts/lazy.tsx';
import { useObserved } from './parts/observed.ts';
import { Empty } from './parts/states.tsx';
import { navigate, useRoute } from './router.tsx';
import { openSession, token } from './session.ts';
import { Shell } from './shell.tsx';

const JourneysPage = lazily(() => import('./pages/journeys.tsx').then((page) => page.JourneysPage));
const JourneyPage = lazily(() => import('./pages/journey.tsx').then((page) => page.JourneyPage));
const RunPage = lazily(() => import('./pages/run.tsx').then((page) => page.RunPage));

/** The page of an address: `/people/7` is `people` with the id 7. */
function Shown() {
  const [place = '', id] = useRoute().parts;
  switch (id ? `${place}/:id` : place) {
    case 'journeys':
      return <JourneysPage />;
    case 'journeys/:id':
      return <JourneyPage key={id} id={id as string} />;
    case 'runs/:id':
      return <RunPage key={id} id={id as string} />;
    default:
      return <NotFound />;
  }
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
  if (!useObserved(token)) return null;
  return (
    <Shell>
      <Shown />
    </Shell>
  );
}

openSession();
render(<Designer />, document.getElementById('app') as HTMLElement);
