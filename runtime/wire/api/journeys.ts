import Type from 'typebox';
import { DecisionShown } from './contact.ts';
import { Text } from './shared.ts';

export const JourneyState = Type.Union([Type.Literal('draft'), Type.Literal('live'), Type.Literal('paused')]);

export const Graph = Type.Object({
  nodes: Type.Array(
    Type.Object({
      id: Type.String({ minLength: 1, maxLength: 64 }),
      kind: Type.String({ minLength: 1, maxLength: 64 }),
    }),
    { maxItems: 500 },
  ),
  edges: Type.Array(
    Type.Object({
      from: Type.String({ maxLength: 64 }),
      exit: Type.String({ maxLength: 64 }),
      to: Type.String({ maxLength: 64 }),
    }),
    { maxItems: 2_000 },
  ),
});
/** A graph with its nodes' fields; the same shape as a JourneyGraph, which the wire must not know. */
interface GraphShape {
  nodes: { id: string; kind: string; name?: string; [field: string]: unknown }[];
  edges: { from: string; exit: string; to: string }[];
  settings?: Record<string, unknown>;
}
/** Places of nodes by id, and boxes into which nodes are folded. */
export const Layout = Type.Record(
  Type.String(),
  Type.Object({
    x: Type.Number(),
    y: Type.Number(),
    title: Type.Optional(Type.String({ maxLength: 120 })),
    nodes: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 500 })),
  }),
);

export const FaultShown = Type.Object({
  level: Type.Union([Type.Literal('fault'), Type.Literal('warning')]),
  code: Type.String(),
  node: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  message: Text,
});

export const JourneyListed = Type.Object({
  id: Type.String(),
  name: Type.String(),
  state: JourneyState,
  version: Type.Union([Type.Integer(), Type.Null()]),
  /** Runs in all and under way now; how many reached a goal. */
  runs: Type.Integer(),
  active: Type.Integer(),
  goals: Type.Integer(),
  updatedAt: Type.Integer(),
  /** When it was archived; null while it is on the list. */
  archivedAt: Type.Union([Type.Integer(), Type.Null()]),
});
export type JourneyListed = Type.Static<typeof JourneyListed>;

/** `revision` is also the ETag (`"7"`). `changed`: the draft differs from the live version. */
export const JourneyShown = Type.Intersect([
  JourneyListed,
  Type.Object({
    draft: Graph,
    layout: Layout,
    revision: Type.Integer(),
    changed: Type.Boolean(),
    faults: Type.Array(FaultShown),
  }),
]);
export type JourneyShown = Omit<Type.Static<typeof JourneyShown>, 'draft'> & {
  draft: GraphShape;
};

/** `POST /api/journeys` → 201 JourneyShown */
export const JourneyCreated = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    draft: Type.Optional(Graph),
    layout: Type.Optional(Layout),
  },
  { additionalProperties: false },
);

/** `PUT /api/journeys/:id/draft` with `If-Match: "<revision>"` → JourneyShown; 409 `draft-conflict` carries the stored draft in `current`. */
export const DraftSaved = Type.Object(
  { name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })), draft: Graph, layout: Layout },
  { additionalProperties: false },
);

/** `POST …/publish` → `{ version }`; 422 `journey-faulty` with `faults`. */
export const Published = Type.Object({ version: Type.Integer() });

/**
 * `GET …/stats?version=&from=&to=`: by node how many entered, stand there now, and left by each exit; `days`: the last days (UTC) on
 * which runs began, newest first, whatever days were asked for. `GET …/live` streams the same.
 */
export const JourneyStats = Type.Object({
  version: Type.Union([Type.Integer(), Type.Null()]),
  runs: Type.Integer(),
  active: Type.Integer(),
  goals: Type.Integer(),
  days: Type.Array(Type.Object({ at: Type.Integer(), runs: Type.Integer(), goals: Type.Integer() })),
  nodes: Type.Record(
    Type.String(),
    Type.Object({
      entered: Type.Integer(),
      here: Type.Integer(),
      exits: Type.Record(Type.String(), Type.Integer()),
      failed: Type.Integer(),
      /** Contacts that the gate let pass, refused and put off, by reason; of nodes that contact somebody. */
      gate: Type.Optional(
        Type.Object({
          passed: Type.Integer(),
          refused: Type.Record(Type.String(), Type.Integer()),
          later: Type.Record(Type.String(), Type.Integer()),
        }),
      ),
    }),
  ),
});
export type JourneyStats = Type.Static<typeof JourneyStats>;

/** What a journey changed about a person: `kind` is `tag`, `attribute`, `score` or `owner`. */
export const ChangeShown = Type.Object({
  id: Type.String(),
  at: Type.Integer(),
  node: Type.String(),
  kind: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
});

/** `GET /api/runs?journey=&version=&node=&exit=&state=&person=`: `node` alone: who stands or ended there or passed it. */
export const RunListed = Type.Object({
  id: Type.String(),
  journeyId: Type.String(),
  version: Type.Integer(),
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  state: Type.Union([Type.Literal('active'), Type.Literal('finished'), Type.Literal('failed')]),
  node: Type.String(),
  enteredAt: Type.Integer(),
  endedAt: Type.Union([Type.Integer(), Type.Null()]),
  dueAt: Type.Union([Type.Integer(), Type.Null()]),
});
export type RunListed = Type.Static<typeof RunListed>;

/** `GET /api/runs/:id`: with its trace and the graph it walks, as it was drawn. */
export const RunShown = Type.Intersect([
  RunListed,
  Type.Object({
    journey: Type.String(),
    graph: Graph,
    layout: Layout,
    trace: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        at: Type.Integer(),
        node: Type.String(),
        what: Type.String(),
        exit: Type.Union([Type.String(), Type.Null()]),
        why: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
    effects: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        node: Type.String(),
        state: Type.String(),
        attempts: Type.Integer(),
        lastAnswer: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
    /** What the gate decided about contacts, in order. */
    decisions: Type.Array(DecisionShown),
    /** Pushes and tasks with what became of them, and what changed about the person; by the effect or node that asked for it. */
    pushes: Type.Array(
      Type.Object({
        id: Type.String(),
        effect: Type.String(),
        channel: Type.String(),
        title: Type.String(),
        state: Type.String(),
        createdAt: Type.Integer(),
        shownAt: Type.Union([Type.Integer(), Type.Null()]),
        endedAt: Type.Union([Type.Integer(), Type.Null()]),
      }),
    ),
    tasks: Type.Array(
      Type.Object({
        id: Type.String(),
        effect: Type.String(),
        kind: Type.String(),
        title: Type.String(),
        state: Type.String(),
        outcome: Type.Union([Type.String(), Type.Null()]),
        answer: Type.Union([Type.String(), Type.Null()]),
        createdAt: Type.Integer(),
        updatedAt: Type.Integer(),
      }),
    ),
    changes: Type.Array(ChangeShown),
    /** The trace was kept for so many days after the run ended, and is gone. */
    forgotten: Type.Boolean(),
  }),
]);
export type RunShown = Omit<Type.Static<typeof RunShown>, 'graph'> & {
  graph: GraphShape;
};
