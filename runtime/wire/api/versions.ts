/** Versions of a journey, how people go from one to the next, and the scenarios that stand before a version. */
import Type from 'typebox';
import { FaultShown, Graph, Layout } from './journeys.ts';
import { Text } from './shared.ts';
import { ScriptedInput } from './simulation.ts';

const closed = { additionalProperties: false } as const;
const Version = Type.Integer({ minimum: 1 });
const OrNull = <T extends Type.TSchema>(of: T) => Type.Union([of, Type.Null()]);

/**
 * `moving`: people still go to a newer version; `note`: what the operator said about it; `override`: why it was published although a
 * scenario failed.
 */
export const VersionListed = Type.Object({
  version: Type.Integer(),
  publishedAt: Type.Integer(),
  /** `admin`; null of versions that are older than this record. */
  publishedBy: OrNull(Type.String()),
  restores: OrNull(Type.Integer()),
  note: OrNull(Type.String()),
  override: OrNull(Type.String()),
  /** Runs that began on it, and how many of those reached a goal. */
  runs: Type.Integer(),
  goals: Type.Integer(),
  active: Type.Integer(),
  moving: Type.Boolean(),
});
export type VersionListed = Type.Static<typeof VersionListed>;

export const VersionShown = Type.Object({
  version: Type.Integer(),
  publishedAt: Type.Integer(),
  publishedBy: OrNull(Type.String()),
  restores: OrNull(Type.Integer()),
  note: OrNull(Type.String()),
  override: OrNull(Type.String()),
  graph: Graph,
  layout: Layout,
});
export type VersionShown = Type.Static<typeof VersionShown>;

/** The node at which people go on; null: they finish on their version; `{ end: true }`: their runs end where they stand. */
const Target = Type.Union([
  Type.String({ maxLength: 64 }),
  Type.Object({ end: Type.Literal(true) }, closed),
  Type.Null(),
]);
export type Target = Type.Static<typeof Target>;

/** By the node where people stand. */
export const Mapping = Type.Record(Type.String(), Target);

export const MigrationAsked = Type.Object(
  { restores: Type.Optional(Version), mapping: Type.Optional(Mapping) },
  closed,
);

export const MigrationShown = Type.Object({
  /** Where people stand now, and what becomes of them. */
  nodes: Type.Array(
    Type.Object({
      version: Type.Integer(),
      node: Type.String(),
      people: Type.Integer(),
      to: Target,
      how: Type.Union([
        Type.Literal('stays'),
        Type.Literal('keeps'),
        Type.Literal('re-checks'),
        Type.Literal('enters'),
        Type.Literal('ends'),
      ]),
    }),
  ),
  faults: Type.Array(FaultShown),
});
export type MigrationShown = Type.Static<typeof MigrationShown>;

/** `restores` publishes an older version again; `override` says why in spite of scenarios that fail. */
export const PublishAsked = Type.Object(
  {
    restores: Type.Optional(Version),
    people: Type.Optional(Type.Union([Type.Literal('stay'), Type.Literal('move')])),
    mapping: Type.Optional(Mapping),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    override: Type.Optional(Type.String({ minLength: 3, maxLength: 500 })),
  },
  closed,
);

export type PublishAsked = Type.Static<typeof PublishAsked>;

/** Those on one older version, or on all of them. */
export const MoveAsked = Type.Object(
  { from: Type.Optional(Version), mapping: Type.Optional(Mapping) },
  closed,
);

/** The versions from which people now go to the newest. */
export const Moving = Type.Object({ to: Version, from: Type.Array(Version) });

const Then = Type.Object(
  {
    passes: Type.Array(Type.Object({ node: Type.String(), exit: Type.Optional(Type.String()) }, closed), {
      maxItems: 1_000,
    }),
    ends: Type.Object(
      {
        state: Type.Union([
          Type.Literal('active'),
          Type.Literal('finished'),
          Type.Literal('failed'),
          Type.Literal('none'),
        ]),
        node: Type.Optional(Type.String()),
      },
      closed,
    ),
    effects: Type.Array(Type.Object({ node: Type.String(), kind: Type.String() }, closed), {
      maxItems: 1_000,
    }),
  },
  closed,
);

export const ScenarioShown = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 64 }),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    given: Type.Object({ person: Type.Record(Type.String(), Type.Unknown()) }, closed),
    when: Type.Array(ScriptedInput, { maxItems: 200 }),
    until: Type.Optional(Type.Integer({ minimum: 0 })),
    // biome-ignore lint/suspicious/noThenProperty: given, when, then
    then: Then,
  },
  closed,
);

export const Scenarios = Type.Object({ scenarios: Type.Array(ScenarioShown, { maxItems: 200 }) }, closed);

/** Which fail on the draft, and why. */
export const ScenariosChecked = Type.Object({
  scenarios: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      missed: Type.Array(
        Type.Object({ code: Type.String(), node: Type.Optional(Type.String()), message: Text }),
      ),
    }),
  ),
});
export type ScenariosChecked = Type.Static<typeof ScenariosChecked>;
