/** Segments as inputs come in: who is concerned is looked at again, and journeys hear who came in and who dropped out. */
import { evaluate } from '../condition/index.ts';
import { triggerKeys } from '../journey/index.ts';
import { type Membership, memberName, membersAmong } from '../store/segments.ts';
import type { BookSegment } from './book.ts';
import type { PersonInput } from './index.ts';
import type { Stage } from './stage.ts';

/** What these inputs, now taken, make of memberships; the changes are kept with the work. */
export async function changesOfSegments(
  stage: Stage,
  inputs: readonly PersonInput[],
): Promise<PersonInput[]> {
  const pairs = new Map<string, { segment: BookSegment; personId: string }>();
  for (const { personId, input } of inputs) {
    for (const segment of stage.book.segments(triggerKeys(input))) {
      pairs.set(memberName(segment.id, personId), { segment, personId });
    }
  }
  const looked = [...pairs.values()];
  await loadMembers(stage, looked);
  return looked.flatMap(({ segment, personId }) => changeOf(stage, segment, personId));
}

/** Only what this work does not know yet is read. */
async function loadMembers(
  { db, members }: Stage,
  looked: readonly { segment: BookSegment; personId: string }[],
): Promise<void> {
  const unknown = looked.filter(({ segment, personId }) => !members.has(memberName(segment.id, personId)));
  const inside = await membersAmong(
    db,
    unknown.map(({ segment, personId }) => [segment.id, personId] as const),
  );
  for (const { segment, personId } of unknown) {
    const name = memberName(segment.id, personId);
    members.set(name, inside.has(name));
  }
}

function changeOf(
  { work, members }: Stage,
  { id, condition, filling }: BookSegment,
  personId: string,
): PersonInput[] {
  const person = work.persons.get(personId);
  if (!person) return [];
  const name = memberName(id, personId);
  const meets = evaluate(condition, { now: work.now, person, answers: {} });
  if (members.get(name) === meets) return [];
  members.set(name, meets);
  const change: Membership = { segmentId: id, personId, in: meets };
  work.memberships.push(change);
  const others = (person.segments ?? []).filter((segment) => segment !== id);
  work.persons.set(personId, { ...person, segments: meets ? [...others, id] : others });
  if (filling) return [];
  return [
    { personId, input: { type: 'segment', at: work.now, segment: id, change: meets ? 'entered' : 'left' } },
  ];
}
