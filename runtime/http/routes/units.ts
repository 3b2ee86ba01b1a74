import { dropUnit, putUnit, unitExists, type Within } from '../../store/edits/units.ts';
import { unitShown, unitsListed } from '../../store/views/units.ts';
import { UnitShown, UnitWritten } from '../../wire/api/settings.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, NamedPaging, paged } from '../paging.ts';
import { found, ProblemError, refuseBadId, unknownUnit } from '../problem.ts';
import { route } from '../route.ts';

const list = route(
  {
    method: 'get',
    path: '/api/units',
    summary: 'Units of the organisation, among whose agents tasks can go in turn',
    who: 'viewer',
    query: NamedPaging,
    answer: page(UnitShown),
  },
  async ({ store }, { query }) => paged(await unitsListed(store.read, asked(query))),
);

const one = route(
  {
    method: 'get',
    path: '/api/units/{id}',
    summary: 'A unit by id, and what it lies in',
    who: 'viewer',
    answer: UnitShown,
  },
  async ({ store }, { id }) => found('unit', await unitShown(store.read, id)),
);

const put = route(
  {
    method: 'put',
    path: '/api/units/{id}',
    summary: 'Creates a unit, or changes the one there is',
    who: 'admin',
    body: UnitWritten,
    answer: UnitShown,
    problems: { 400: 'unknown-unit', 409: 'unit-circle' },
  },
  async ({ store, advance, world }, { id, body: { name, parent = null } }) => {
    refuseBadId(id);
    if (parent !== null && !(await unitExists(store.read, parent))) throw unknownUnit(parent);
    const unit = { id, name, parentId: parent, createdAt: world.now() };
    if (!(await store.write((db) => putUnit(db, unit)))) throw circle();
    await advance.refresh();
    return found('unit', await unitShown(store.read, id));
  },
);

const drop = route(
  {
    method: 'delete',
    path: '/api/units/{id}',
    summary: 'Deletes a unit in which nobody is',
    who: 'admin',
    problems: { 409: 'unit-used' },
  },
  async ({ store, advance }, { id }) => {
    found('unit', await unitShown(store.read, id));
    const within = await store.write((db) => dropUnit(db, id));
    if (within) throw used(within);
    await advance.refresh();
    return undefined;
  },
);

export const unitRoutes = [list, one, put, drop];

const used = (within: Within): ProblemError =>
  new ProblemError(
    409,
    'unit-used',
    `${within.agents} agents are in this unit, and ${within.units} units lie below it. Move them to another one first.`,
    { ...within },
  );

const circle = (): ProblemError =>
  new ProblemError(409, 'unit-circle', 'A unit cannot lie below itself. Choose another parent, or none.', {
    field: 'parent',
  });
