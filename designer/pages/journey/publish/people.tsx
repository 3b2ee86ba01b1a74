/** Those under way: how many stand where comes first, then what becomes of them. */
import { useId } from 'preact/hooks';
import type { Names } from '../../../../runtime/journey/definition.ts';
import { describeNode } from '../../../../runtime/journey/index.ts';
import type { Target } from '../../../../runtime/wire/api/versions.ts';
import type { Draft } from '../../../edit/draft.ts';
import { nodeOf } from '../../../edit/draft.ts';
import { isReachable } from '../../../edit/kinds.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { UNDER_WAY } from '../../../i18n/words/versions.ts';
import { titleOf } from '../fault-list.tsx';
import type { Standing, Terms } from './migration.ts';
import { fates, type Place, peopleIn, placesOf } from './places.ts';

interface PeopleProps {
  standing: Standing;
  /** Where they may go on. */
  to: Draft;
  names: Names;
  terms: Terms;
  onTerms(terms: Terms): void;
}

export function PeopleUnderWay({ standing, to, names, terms, onTerms }: PeopleProps) {
  const text = useText();
  const { number } = useFormats();
  const places = placesOf(standing, to);
  const n = peopleIn(places);
  return (
    <section class="publish-part">
      <h3>{text(n === 0 ? UNDER_WAY.nobody : UNDER_WAY.title, { n: number(n) })}</h3>
      {n > 0 && (
        <>
          <StayOrMove terms={terms} onTerms={onTerms} />
          <Places {...{ places, to, names, terms, onTerms }} />
        </>
      )}
    </section>
  );
}

function StayOrMove({ terms, onTerms }: Pick<PeopleProps, 'terms' | 'onTerms'>) {
  const text = useText();
  const name = useId();
  const ways = [
    ['stay', UNDER_WAY.stay, UNDER_WAY.stayHelp],
    ['move', UNDER_WAY.move, UNDER_WAY.moveHelp],
  ] as const;
  return (
    <div class="publish-ways">
      {ways.map(([people, title, help]) => (
        <label key={people} class="publish-way">
          <input
            type="radio"
            name={name}
            checked={terms.people === people}
            onChange={() => onTerms({ ...terms, people })}
          />
          <span>
            <strong>{text(title)}</strong>
            <small>{text(help)}</small>
          </span>
        </label>
      ))}
    </div>
  );
}

interface PlacesProps extends Omit<PeopleProps, 'standing'> {
  places: readonly Place[];
}

/** A row for each node where somebody stands; moving fills in where they go on. */
export function Places({ places, terms, ...rest }: PlacesProps) {
  const text = useText();
  const { number } = useFormats();
  const moving = terms.people === 'move';
  const { moving: n, ending, staying } = fates(places);
  const sum = { moving: number(n), ending: number(ending), staying: number(staying) };
  return (
    <>
      <table class="publish-places">
        <thead>
          <tr>
            <th scope="col">{text(UNDER_WAY.node)}</th>
            <th scope="col" class="figure-cell">
              {text(UNDER_WAY.people)}
            </th>
            {moving && <th scope="col">{text(UNDER_WAY.goesOn)}</th>}
            {moving && <th scope="col">{text(UNDER_WAY.becomes)}</th>}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <PlaceRow key={place.node} {...{ place, terms }} {...rest} />
          ))}
        </tbody>
      </table>
      {moving && <p class="publish-sum">{text(ending > 0 ? UNDER_WAY.sumEnding : UNDER_WAY.sum, sum)}</p>}
    </>
  );
}

function PlaceRow({ place, to, names, terms, onTerms }: Omit<PlacesProps, 'places'> & { place: Place }) {
  const text = useText();
  const { number } = useFormats();
  const title = text(place.title);
  const moving = terms.people === 'move';
  const send = (to: Target) => onTerms({ ...terms, mapping: { ...terms.mapping, [place.node]: to } });
  return (
    <tr>
      <th scope="row">
        {title} {place.gone && <span class="tag">− {text(UNDER_WAY.gone)}</span>}{' '}
        <small class="faint">{text(UNDER_WAY.onVersions, { versions: place.versions.join(', ') })}</small>
        {place.drawn && <p class="publish-says">{text(describeNode(place.drawn, names))}</p>}
      </th>
      <td class="figure-cell">{number(place.people)}</td>
      {moving && (
        <td>
          <select
            class="field"
            aria-label={text(UNDER_WAY.goesOnFrom, { node: title })}
            value={JSON.stringify(place.to)}
            onChange={(event) => send(JSON.parse(event.currentTarget.value))}
          >
            <Targets place={place} to={to} />
          </select>
        </td>
      )}
      {moving && (
        <td class="publish-becomes">
          {place.becomes.map(({ how, people }) => (
            <p key={how}>
              {place.becomes.length > 1 && <b>{number(people)} </b>}
              {text(UNDER_WAY[how])}
            </p>
          ))}
        </td>
      )}
    </tr>
  );
}

/** The same node first, then to finish where they are or end at once, then every other place where somebody can stand. */
function Targets({ place, to }: { place: Place; to: Draft }) {
  const text = useText();
  const own = nodeOf(to, place.node);
  const others = to.graph.nodes.filter((node) => isReachable(node) && node !== own);
  const chosen = JSON.stringify(place.to);
  const option = (target: Target, title: string) => {
    const value = JSON.stringify(target);
    return (
      <option key={value} value={value} selected={value === chosen}>
        {title}
      </option>
    );
  };
  return (
    <>
      {own && option(own.id, text(UNDER_WAY.same, { node: text(titleOf(to, own.id)) }))}
      {option(null, text(UNDER_WAY.finish))}
      {option({ end: true }, text(UNDER_WAY.end))}
      {others.map(({ id }) => option(id, text(titleOf(to, id))))}
    </>
  );
}
