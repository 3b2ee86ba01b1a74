/** How texts read for one person, before anything is sent. */
import type { PersonFacts } from '../condition/vocabulary.ts';
import type { Db } from '../store/index.ts';
import type { Attributes } from '../store/persons.ts';
import { lookInto, renderAll } from '../template/index.ts';
import type { PreviewAsked, PreviewShown } from '../wire/api/contact.ts';
import { scopeOf } from './fill.ts';

/** Stands in where nobody is chosen. */
const MADE: PersonFacts = {
  id: 'made-up',
  attributes: { name: '张女士', city: '上海' },
  tags: ['示例'],
  owner: 'agent',
  contents: [],
};

/** Nothing if there is no such person. */
export async function preview(
  db: Db,
  { person: id, event = {}, answers = {}, fields }: PreviewAsked,
  now: number,
): Promise<PreviewShown | undefined> {
  const known = id === undefined ? { person: MADE, owner: '李经理' } : await personOf(db, id);
  if (!known) return undefined;
  const { person, owner } = known;
  const run = { id: 'preview', journeyId: 'preview', event, answers };
  const scope = scopeOf({ run, person, owner }, now);
  const entries = Object.entries(fields).map(([field, { source, mode = 'text' }]) => {
    const look = lookInto(mode, source);
    if ('problem' in look) return [field, { fault: `${look.problem}: ${look.detail}` }];
    return [field, renderAll([{ mode, source, scope }], now)[0]];
  });
  const name = typeof person.attributes.name === 'string' ? person.attributes.name : person.id;
  return { person: { id: person.id, name }, fields: Object.fromEntries(entries) };
}

async function personOf(db: Db, id: string) {
  const row = await db
    .selectFrom('persons')
    .leftJoin('agents', 'agents.id', 'persons.ownerId')
    .select([
      'persons.id',
      'attributesJson',
      'tagsJson',
      'ownerId',
      'language',
      'zone',
      'agents.name as owner',
    ])
    .where('persons.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const stored = Object.entries(JSON.parse(row.attributesJson) as Attributes);
  const person: PersonFacts = {
    id: row.id,
    attributes: Object.fromEntries(stored.map(([name, { value }]) => [name, value])),
    tags: JSON.parse(row.tagsJson) as string[],
    ...(row.ownerId !== null && { owner: row.ownerId }),
    ...(row.language !== null && { language: row.language }),
    ...(row.zone !== null && { zone: row.zone }),
    contents: [],
  };
  return { person, owner: row.owner ?? undefined };
}
