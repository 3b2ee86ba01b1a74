/** A customer in short: what they care about, and what they did. */
import type { PersonProfile } from '../../runtime/wire/api/people.ts';
import { useLoad } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { BarList } from '../parts/charts.tsx';
import { Tags } from '../parts/marks.tsx';
import { Identifiers, Made } from '../parts/person-parts.tsx';
import { PersonShares } from '../parts/share-tree.tsx';
import { Shown } from '../parts/states.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { Link } from '../router.tsx';

export function MyCustomer({ id }: { id: string }) {
  const text = useText();
  const loaded = useLoad<PersonProfile>(`/api/people/${encodeURIComponent(id)}`);
  return (
    <>
      <p class="agent-back">
        <Link to="/">{text(AGENT.back)}</Link>
      </p>
      <Shown of={loaded}>{(person) => <Customer person={person} />}</Shown>
    </>
  );
}

function Customer({ person }: { person: PersonProfile }) {
  const text = useText();
  const { duration, number } = useFormats();
  const { name, made, tags, identifiers, interests, readings, engaged } = person;
  return (
    <div class="my-task">
      <h1>
        {name} <Made made={made} />
      </h1>
      <p class="faint">{text(AGENT.summary, { n: number(readings), time: duration(engaged) })}</p>
      {tags.length > 0 && (
        <p>
          <Tags tags={tags} />
        </p>
      )}
      <Identifiers identifiers={identifiers.filter(({ kind }) => kind !== 'device')} />
      {interests.length > 0 && (
        <>
          <h2>{text(AGENT.interests)}</h2>
          <BarList rows={interests.map(({ topic, share }) => ({ name: topic, share }))} />
        </>
      )}
      <h2>{text(SHARES.title)}</h2>
      <PersonShares personId={person.id} />
      <h2>{text(PEOPLE.timeline)}</h2>
      <Timeline personId={person.id} zone={person.zone} />
    </div>
  );
}
