/** Agents, sites, sign-in and metrics. */
import Type from 'typebox';
import { Vitals } from './shared.ts';

export const AgentShown = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('human'), Type.Literal('ai')]),
  /** Customers owned, and tasks by what is left to do. */
  people: Type.Integer(),
  open: Type.Integer(),
  done: Type.Integer(),
  /** The unit that the agent belongs to, and tasks a day where it is not what the site says. */
  unit: Type.Optional(Type.String()),
  capacity: Type.Optional(Type.Integer()),
  /** Address of the agent's page with the token; administrators only. */
  link: Type.Optional(Type.String()),
});
export type AgentShown = Type.Static<typeof AgentShown>;

/** `PUT /api/agents/:id` creates or changes; what is left out stays as it was. */
export const AgentWritten = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    kind: Type.Union([Type.Literal('human'), Type.Literal('ai')]),
    unit: Type.Optional(Type.Union([Type.String({ pattern: '^[0-9A-Za-z_-]{1,64}$' }), Type.Null()])),
    capacity: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 10_000 }), Type.Null()])),
  },
  { additionalProperties: false },
);

export const UnitShown = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** The unit that it is part of. */
  parent: Type.Union([Type.String(), Type.Null()]),
  /** The units that it lies in, the widest first. */
  above: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** Agents in it, those of units below apart. */
  agents: Type.Integer(),
});
export type UnitShown = Type.Static<typeof UnitShown>;

/** `PUT /api/units/:id` creates or changes. */
export const UnitWritten = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    parent: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  },
  { additionalProperties: false },
);

export const SiteShown = Type.Object({
  id: Type.String(),
  name: Type.String(),
  key: Type.String(),
  createdAt: Type.Integer(),
});
export type SiteShown = Type.Static<typeof SiteShown>;

/** `PUT /api/sites/:id` creates or renames; the key is made when absent. */
export const SiteWritten = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    key: Type.Optional(Type.String({ pattern: '^pk_[0-9A-Za-z_-]{4,64}$' })),
  },
  { additionalProperties: false },
);

/** `GET /api/me`: who holds the token. */
export const Me = Type.Union([
  Type.Object({ role: Type.Literal('admin') }),
  Type.Object({
    role: Type.Literal('agent'),
    agent: Type.Object({ id: Type.String(), name: Type.String() }),
  }),
]);
export type Me = Type.Static<typeof Me>;

/** `GET /api/metrics?days=`: totals of the days and of the days before them, and each day. Names are those of `daily`. */
export const Metrics = Type.Object({
  days: Type.Integer(),
  totals: Type.Record(Type.String(), Type.Integer()),
  before: Type.Record(Type.String(), Type.Integer()),
  series: Type.Array(
    Type.Object({ day: Type.Integer(), counts: Type.Record(Type.String(), Type.Integer()) }),
  ),
  /** Of the pages of all sites. */
  vitals: Vitals,
});
export type Metrics = Type.Static<typeof Metrics>;
