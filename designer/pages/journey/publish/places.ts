/** Those under way, by the node where they stand, whatever version they are on: a mapping goes by nodes. */
import type { JourneyNode } from '../../../../runtime/journey/vocabulary.ts';
import type { MigrationShown, Target } from '../../../../runtime/wire/api/versions.ts';
import { type Draft, nodeOf } from '../../../edit/draft.ts';
import type { Text } from '../../../i18n/index.ts';
import { titleOf } from '../fault-list.tsx';
import type { Standing } from './migration.ts';

type Stand = MigrationShown['nodes'][number];

export interface Place {
  node: string;
  title: Text;
  /** As it was drawn where they stand. */
  drawn: JourneyNode | undefined;
  /** The version that people go to does not have this node. */
  gone: boolean;
  versions: number[];
  people: number;
  to: Target;
  /** What becomes of how many of them. */
  becomes: { how: Stand['how']; people: number }[];
}

/** Nodes that are gone come first: somebody must decide. Then by how many stand there. */
export function placesOf({ nodes, versions }: Standing, to: Draft): Place[] {
  const places = new Map<string, Place>();
  for (const stand of nodes) {
    const on = versions.get(stand.version) ?? to;
    const place = places.get(stand.node) ?? {
      ...{ node: stand.node, title: titleOf(on, stand.node), drawn: nodeOf(on, stand.node) },
      ...{ versions: [], people: 0, becomes: [] },
      ...{ gone: nodeOf(to, stand.node) === undefined, to: stand.to },
    };
    places.set(stand.node, place);
    place.versions.push(stand.version);
    place.people += stand.people;
    count(place.becomes, stand);
  }
  return [...places.values()].sort((a, b) => Number(b.gone) - Number(a.gone) || b.people - a.people);
}

function count(becomes: Place['becomes'], { how, people }: Stand): void {
  const known = becomes.find((one) => one.how === how);
  if (known) known.people += people;
  else becomes.push({ how, people });
}

/** How many go on elsewhere, end at once, or finish on their version. */
export function fates(places: readonly Place[]): { moving: number; ending: number; staying: number } {
  const of = (fits: (to: Target) => boolean) => peopleIn(places.filter(({ to }) => fits(to)));
  return {
    moving: of((to) => typeof to === 'string'),
    ending: of((to) => to !== null && typeof to !== 'string'),
    staying: of((to) => to === null),
  };
}

export const peopleIn = (places: readonly Place[]): number =>
  places.reduce((sum, { people }) => sum + people, 0);
