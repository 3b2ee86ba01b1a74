/** One person: who they are, what they care about, where they stand, and everything that happened. */
import { useEffect, useState } from 'preact/hooks';
import { regionName } from '../../runtime/condition/regions.ts';
import type { PersonProfile } from '../../runtime/wire/api/people.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { CONTACT } from '../i18n/words/contact.ts';
import { HOUSEHOLD } from '../i18n/words/household.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { BarList } from '../parts/charts.tsx';
import { Facts } from '../parts/fields.tsx';
import { lazily } from '../parts/lazy.tsx';
import { Tags, When } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { Identifiers, Made } from '../parts/person-parts.tsx';
import { PersonShares } from '../parts/share-tree.tsx';
import { Shown } from '../parts/states.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { Link } from '../router.tsx';
import { Owner } from './person-owner.tsx';
import { PermissionOf } from './person-permission.tsx';
import { Runs } from './person-runs.tsx';

export function PersonPage({ id }: { id: string }) {
  const text = useText();
  const loaded = useLoad<PersonProfile>(`/api/people/${encodeURIComponent(id)}`);
  return (
    <Page
      title={loaded.data?.name ?? text(PEOPLE.name)}
      above={<Link to="/people">{text(COMMON.people)}</Link>}
    >
      <Shown of={loaded}>{(person) => <Profile loaded={person} onStale={loaded.reload} />}</Shown>
    </Page>
  );
}

/** These come when they are shown: the lists to choose from belong to the forms of journeys. */
const Household = lazily(() => import('./person-household.tsx').then((part) => part.Household));
const IntoJourney = lazily(() => import('./person-enter.tsx').then((part) => part.IntoJourney));

function Profile({ loaded, onStale }: { loaded: PersonProfile; onStale(): void }) {
  const text = useText();
  const [person, change] = useState(loaded);
  useEffect(() => change(loaded), [loaded]);
  return (
    <div class="profile">
      <aside class="profile-side">
        <section class="card">
          <h2>
            {text(PEOPLE.who)} <Made made={person.made} />
          </h2>
          <Who person={person} onChange={change} />
        </section>
        <section class="card">
          <h2>{text(HOUSEHOLD.title)}</h2>
          <Household person={person} />
        </section>
        <section class="card">
          <h2>{text(CONTACT.allows)}</h2>
          <PermissionOf person={person} onChange={change} />
        </section>
        <section class="card">
          <h2>
            {text(PEOPLE.interests)} <small>{text(PEOPLE.interestsHelp)}</small>
          </h2>
          <Interests interests={person.interests} />
        </section>
        <section class="card">
          <h2>{text(PEOPLE.runs)}</h2>
          <Runs runs={person.runs} />
          <IntoJourney person={person} onEntered={onStale} />
        </section>
        <section class="card">
          <h2>
            {text(SHARES.title)} <small>{text(SHARES.ofPerson)}</small>
          </h2>
          <PersonShares personId={person.id} />
        </section>
      </aside>
      <section class="profile-main">
        <h2>{text(PEOPLE.timeline)}</h2>
        <Timeline personId={person.id} zone={person.zone} contentPath="/contents" />
      </section>
    </div>
  );
}

function Interests({ interests }: Pick<PersonProfile, 'interests'>) {
  const text = useText();
  if (interests.length === 0) return <p class="faint">{text(PEOPLE.noInterests)}</p>;
  return <BarList rows={interests.map(({ topic, share }) => ({ name: topic, share }))} />;
}

interface WhoProps {
  person: PersonProfile;
  onChange(person: PersonProfile): void;
}

function Who({ person, onChange }: WhoProps) {
  const text = useText();
  const { name: _, made: __, ...attributes } = person.attributes;
  return (
    <>
      <Owner person={person} onChange={onChange} />
      <Facts
        rows={[
          [text(PEOPLE.identifiers), <Identifiers key="identifiers" identifiers={person.identifiers} />],
          [text(PEOPLE.tags), person.tags.length > 0 && <Tags tags={person.tags} />],
          [text(PEOPLE.firstSeen), <When key="first" at={person.firstSeen} />],
          [text(PEOPLE.lastSeen), <When key="last" at={person.lastSeen} />],
          [text(PEOPLE.region), person.region !== null && text(regionName(person.region))],
          [text(PEOPLE.zone), person.zone],
          [text(PEOPLE.language), person.language],
          ...Object.entries(attributes).map(([name, value]): [string, string] => [name, shown(value)]),
        ]}
      />
    </>
  );
}

const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
