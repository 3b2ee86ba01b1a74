import Type from 'typebox';
import { Identifier } from '../batch.ts';
import { GateOutcome, Permission } from './contact.ts';
import { ReadingShown, Text } from './shared.ts';

export const PersonListed = Type.Object({
  id: Type.String(),
  /** Attribute `name`, else the best identifier, masked. */
  name: Type.String(),
  owner: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  tags: Type.Array(Type.String()),
  firstSeen: Type.Integer(),
  lastSeen: Type.Integer(),
  readings: Type.Integer(),
  /** ms */
  engaged: Type.Integer(),
  made: Type.Boolean(),
});
export type PersonListed = Type.Static<typeof PersonListed>;

/** `GET /api/blocked`: why somebody is on the block list, and since when. */
export const PersonBlocked = Type.Intersect([
  PersonListed,
  Type.Object({ reason: Type.String(), since: Type.Integer() }),
]);
export type PersonBlocked = Type.Static<typeof PersonBlocked>;

export const RunStanding = Type.Object({
  id: Type.String(),
  journeyId: Type.String(),
  journey: Type.String(),
  version: Type.Integer(),
  node: Type.String(),
  /** What the canvas calls the node. */
  nodeTitle: Text,
  state: Type.Union([Type.Literal('active'), Type.Literal('finished'), Type.Literal('failed')]),
  enteredAt: Type.Integer(),
  endedAt: Type.Union([Type.Integer(), Type.Null()]),
  dueAt: Type.Union([Type.Integer(), Type.Null()]),
});
export type RunStanding = Type.Static<typeof RunStanding>;

export const PersonProfile = Type.Intersect([
  PersonListed,
  Type.Object({
    identifiers: Type.Array(Identifier),
    attributes: Type.Record(Type.String(), Type.Unknown()),
    zone: Type.Union([Type.String(), Type.Null()]),
    /** `CN`, `CN-44` */
    region: Type.Union([Type.String(), Type.Null()]),
    language: Type.Union([Type.String(), Type.Null()]),
    /** Topics of what was read, weighted by attention; shares add up to 1. */
    interests: Type.Array(Type.Object({ topic: Type.String(), share: Type.Number() })),
    runs: Type.Array(RunStanding),
    permission: Permission,
    /** What they allowed from when on, newest first: the last twenty. */
    permissionChanges: Type.Array(Type.Intersect([Permission, Type.Object({ at: Type.Integer() })])),
  }),
]);
export type PersonProfile = Type.Static<typeof PersonProfile>;

/** One thing that happened, newest first. `title` names it for people; `data` depends on `kind`; `node` of the run did it. */
export const TimelineEntry = Type.Union([
  Type.Object({ kind: Type.Literal('reading'), at: Type.Integer(), reading: ReadingShown }),
  Type.Object({
    kind: Type.Literal('event'),
    at: Type.Integer(),
    id: Type.String(),
    type: Type.String(),
    name: Type.String(),
    properties: Type.Record(Type.String(), Type.Unknown()),
  }),
  Type.Object({
    kind: Type.Literal('push'),
    at: Type.Integer(),
    id: Type.String(),
    title: Type.String(),
    state: Type.String(),
    runId: Type.String(),
    node: Type.String(),
  }),
  Type.Object({
    kind: Type.Literal('task'),
    at: Type.Integer(),
    id: Type.String(),
    title: Type.String(),
    state: Type.String(),
    outcome: Type.Union([Type.String(), Type.Null()]),
    runId: Type.String(),
    node: Type.String(),
  }),
  /** A contact that the gate refused or put off. */
  Type.Object({
    kind: Type.Literal('contact'),
    at: Type.Integer(),
    id: Type.String(),
    contact: Type.String(),
    outcome: GateOutcome,
    reason: Type.Union([Type.String(), Type.Null()]),
    until: Type.Union([Type.Integer(), Type.Null()]),
    seen: Type.Record(Type.String(), Type.Unknown()),
    runId: Type.String(),
    node: Type.String(),
  }),
  /** What a journey changed about the person; or an operator, without a run. */
  Type.Object({
    kind: Type.Literal('change'),
    at: Type.Integer(),
    id: Type.String(),
    what: Type.String(),
    data: Type.Record(Type.String(), Type.Unknown()),
    runId: Type.String(),
    node: Type.String(),
  }),
]);
export type TimelineEntry = Type.Static<typeof TimelineEntry>;

/** `PATCH /api/people/:id`; `blocked` is why the person is on the block list, null takes them off it. */
export const PersonChange = Type.Object(
  {
    owner: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    consent: Type.Optional(Permission.properties.consent),
    blocked: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()])),
  },
  { additionalProperties: false },
);
export type PersonChange = Type.Static<typeof PersonChange>;
