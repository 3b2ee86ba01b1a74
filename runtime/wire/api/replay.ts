/** `/api/journeys/:id/replay`: a draft, or two versions side by side, over recorded history. Times in ms UTC, days since 1970 UTC. */
import Type from 'typebox';
import { Graph } from './journeys.ts';

const Which = Type.Union([Type.Literal('draft'), Type.Integer({ minimum: 1 })]);
const Counts = Type.Record(Type.String(), Type.Integer());

export const ReplayBegun = Type.Object(
  {
    versions: Type.Array(Which, { minItems: 1, maxItems: 2 }),
    from: Type.Integer({ minimum: 0 }),
    to: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type ReplayBegun = Type.Static<typeof ReplayBegun>;

export const ReplayFigures = Type.Object({
  runs: Type.Integer(),
  entrants: Type.Integer(),
  active: Type.Integer(),
  failed: Type.Integer(),
  /** Persons by goal. */
  goals: Counts,
  nodes: Type.Record(
    Type.String(),
    Type.Object({ entered: Type.Integer(), here: Type.Integer(), exits: Counts, failed: Type.Integer() }),
  ),
  starts: Counts,
  effects: Type.Record(Type.String(), Type.Object({ count: Type.Integer(), days: Counts })),
  /** How many days of a person had so many pushes. */
  pushesADay: Counts,
  /** By agent ('' is nobody) and day. */
  tasks: Type.Record(Type.String(), Counts),
  /** Some who began; `name` is how they are called where people are listed. */
  sample: Type.Array(
    Type.Object({ person: Type.String(), name: Type.String(), state: Type.String(), node: Type.String() }),
  ),
});
export type ReplayFigures = Type.Static<typeof ReplayFigures>;

const Head = {
  id: Type.String(),
  state: Type.Union([
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('cancelled'),
    Type.Literal('failed'),
  ]),
  versions: Type.Array(Which),
  from: Type.Integer(),
  to: Type.Integer(),
  /** Persons walked, and how many there are. */
  done: Type.Integer(),
  total: Type.Integer(),
  createdAt: Type.Integer(),
};

/** `GET /api/journeys/:id/replays`: the newest first, and from when to when there is history; null where nothing was recorded yet. */
export const ReplaysListed = Type.Object({
  items: Type.Array(Type.Object(Head)),
  history: Type.Union([Type.Null(), Type.Object({ from: Type.Integer(), to: Type.Integer() })]),
});
export type ReplaysListed = Type.Static<typeof ReplaysListed>;

/** What history keeps only as it is now; `time`: who is in a segment is looked at when something is recorded of the person. */
const Unrecorded = Type.Union([
  Type.Literal('tag'),
  Type.Literal('owner'),
  Type.Literal('place'),
  Type.Literal('relation'),
  Type.Literal('time'),
]);
export type Unrecorded = Type.Static<typeof Unrecorded>;

export const ReplayShown = Type.Object({
  ...Head,
  /** As they were walked, in the order of `versions`. */
  graphs: Type.Array(Graph),
  /** Once it is done, by version asked for: figures, and entries that listen for what history does not record. */
  result: Type.Union([
    Type.Null(),
    Type.Object({
      figures: Type.Array(ReplayFigures),
      silent: Type.Array(Type.Array(Type.String())),
      /** Nodes that look at what is known only as it is now; '' for the rules of the whole journey. */
      asNow: Type.Array(Type.Array(Type.Object({ node: Type.String(), what: Type.Array(Unrecorded) }))),
      /** Tasks that those who got any can take a day, by the rules that held when it was done; null is without end. */
      capacity: Type.Record(Type.String(), Type.Union([Type.Integer(), Type.Null()])),
    }),
  ]),
  detail: Type.Optional(Type.String()),
});
export type ReplayShown = Type.Static<typeof ReplayShown>;

export const ReplayPath = Type.Object({
  /** By version asked for. */
  paths: Type.Array(
    Type.Array(
      Type.Object({
        run: Type.String(),
        at: Type.Integer(),
        node: Type.String(),
        what: Type.String(),
        exit: Type.Union([Type.String(), Type.Null()]),
        why: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
  ),
});
export type ReplayPath = Type.Static<typeof ReplayPath>;
