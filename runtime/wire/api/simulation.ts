/** `POST /api/journeys/:id/simulate`: the draft tried on one person in virtual time. */
import Type from 'typebox';
import { State } from '../batch.ts';
import { GateOutcome } from './contact.ts';
import { RelationShown } from './relations.ts';
import { Text } from './shared.ts';

const Time = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000 });
const Plain = Type.Record(Type.String(), Type.Unknown());
const closed = { additionalProperties: false } as const;

const ReadingInput = Type.Object(
  {
    readingId: Type.String(),
    contentId: Type.String(),
    version: Type.String(),
    engaged: Type.Number({ minimum: 0 }),
    depth: Type.Number({ minimum: 0, maximum: 1 }),
    completion: Type.Number({ minimum: 0, maximum: 1 }),
    state: State,
    /** ms per block key. */
    attention: Type.Record(Type.String(), Type.Number({ minimum: 0 })),
  },
  closed,
);

/** What the person does and how the world answers a node; what is left unsaid is assumed. */
export const ScriptedInput = Type.Union([
  Type.Object(
    { type: Type.Literal('event'), at: Time, name: Type.String({ maxLength: 100 }), properties: Plain },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('reading'),
      at: Time,
      reading: ReadingInput,
      /** How the person stood before, where it is not to be known from what was played before. */
      previous: Type.Optional(Type.Array(ReadingInput, { maxItems: 2 })),
      returned: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('answer'), at: Time, node: Type.String(), result: Plain }, closed),
  Type.Object(
    {
      type: Type.Literal('segment'),
      at: Time,
      segment: Type.String(),
      change: Type.Union([Type.Literal('entered'), Type.Literal('left')]),
    },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('call'),
      at: Time,
      journey: Type.String(),
      by: Type.Union([
        Type.Literal('api'),
        Type.Literal('hand'),
        Type.Literal('journey'),
        Type.Literal('clock'),
      ]),
      node: Type.Optional(Type.String()),
      operator: Type.Optional(Type.String()),
      key: Type.Optional(Type.String()),
      properties: Plain,
    },
    closed,
  ),
  /** The person is another one from then on. */
  Type.Object(
    {
      type: Type.Literal('changed'),
      at: Time,
      what: Type.Array(Type.String(), { maxItems: 100 }),
      attributes: Type.Optional(Plain),
      tags: Type.Optional(Type.Array(Type.String(), { maxItems: 100 })),
      owner: Type.Optional(Type.String()),
    },
    closed,
  ),
  /** Time passes: what is due by then happens first. */
  Type.Object({ type: Type.Literal('pass'), at: Time }, closed),
]);
export type ScriptedInput = Type.Static<typeof ScriptedInput>;

/** Somebody who does not exist. The id decides what chance draws; consent is looked at by the rules of contact alone. */
const Made = Type.Object(
  {
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    attributes: Type.Optional(Plain),
    tags: Type.Optional(Type.Array(Type.String())),
    owner: Type.Optional(Type.String()),
    /** By agent: their unit, and those above it. */
    units: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
    zone: Type.Optional(Type.String({ maxLength: 64 })),
    region: Type.Optional(Type.String({ maxLength: 6 })),
    language: Type.Optional(Type.String({ maxLength: 35 })),
    relations: Type.Optional(
      Type.Array(
        Type.Object(
          {
            kind: RelationShown.properties.kind,
            attributes: Type.Optional(Plain),
            tags: Type.Optional(Type.Array(Type.String())),
            segments: Type.Optional(Type.Array(Type.String())),
            contents: Type.Optional(Type.Array(Type.String())),
          },
          closed,
        ),
        { maxItems: 50 },
      ),
    ),
    consent: Type.Optional(Type.Union([Type.Literal('granted'), Type.Literal('denied')])),
  },
  closed,
);

export const SimulationAsked = Type.Object(
  {
    person: Type.Optional(Made),
    /** A real person, as they are known now; instead of `person`. */
    personId: Type.Optional(Type.String()),
    /** Facts that a scenario keeps; instead of both. */
    facts: Type.Optional(Plain),
    inputs: Type.Array(ScriptedInput, { maxItems: 200 }),
    /** ms UTC: what comes later is not played. */
    until: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
);
export type SimulationAsked = Type.Static<typeof SimulationAsked>;

const TraceShown = Type.Object({
  seq: Type.Integer(),
  at: Type.Integer(),
  node: Type.String(),
  what: Type.String(),
  exit: Type.Optional(Type.String()),
  why: Type.Optional(Plain),
});

/** What may happen next: `input` is ready to be played, and `unsaid` comes by itself at its time. */
const Offer = Type.Object({ node: Type.String(), title: Text, input: ScriptedInput, unsaid: Type.Boolean() });

/** `run` is null if no input started one; the person is as the inputs and the journey left them. */
export const SimulationShown = Type.Object({
  run: Type.Union([
    Type.Null(),
    Type.Object({
      state: Type.Union([Type.Literal('active'), Type.Literal('finished'), Type.Literal('failed')]),
      node: Type.String(),
      steps: Type.Integer(),
    }),
  ]),
  trace: Type.Array(TraceShown),
  /** As they would go out; nothing does. */
  effects: Type.Array(
    Type.Object({
      at: Type.Integer(),
      effect: Type.Object({ id: Type.String(), kind: Type.String(), nodeId: Type.String() }),
    }),
  ),
  decisions: Type.Array(
    Type.Object({
      at: Type.Integer(),
      effect: Type.String(),
      node: Type.String(),
      contact: Type.String(),
      outcome: GateOutcome,
      reason: Type.Union([Type.String(), Type.Null()]),
      until: Type.Union([Type.Integer(), Type.Null()]),
      agent: Type.Union([Type.String(), Type.Null()]),
      seen: Plain,
    }),
  ),
  /** By input, how long the trace was when it came. */
  heard: Type.Array(Type.Integer()),
  /** The inputs and what the rules of contact answered: for a scenario, which knows no rules. */
  played: Type.Array(ScriptedInput),
  offers: Type.Array(Offer),
  /** When it goes on by itself, ms UTC. */
  next: Type.Optional(Type.Integer()),
  person: Type.Object({ attributes: Plain, tags: Type.Array(Type.String()) }),
});
export type SimulationShown = Type.Static<typeof SimulationShown>;
