/** Rules of contact, what people allow, and what the gate decided by them. */
import Type from 'typebox';

const closed = { additionalProperties: false } as const;
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** Minutes since midnight. */
const Minute = Type.Integer({ minimum: 0, maximum: 1_440 });

export const ContactKind = Type.Union([
  Type.Literal('page'),
  Type.Literal('webhook'),
  Type.Literal('task'),
  Type.Literal('ask'),
]);

export const ContactRules = Type.Object(
  {
    /** `assumed`: everybody who did not say no; `required`: only who said yes. */
    consent: Type.Union([Type.Literal('assumed'), Type.Literal('required')]),
    /** Share of people who are never contacted. */
    holdOut: Type.Number({ minimum: 0, maximum: 0.9 }),
    /** When the ways in `holds` wait, by the clock of the person. */
    quiet: nullable(
      Type.Object({ from: Minute, to: Minute, holds: Type.Array(ContactKind, { maxItems: 4 }) }, closed),
    ),
    /** Contacts that one person gets in so many days, by whatever way. */
    budget: nullable(
      Type.Object(
        {
          contacts: Type.Integer({ minimum: 0, maximum: 10_000 }),
          days: Type.Integer({ minimum: 1, maximum: 90 }),
        },
        closed,
      ),
    ),
    /** Tasks that one agent gets a day. */
    capacity: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
    /** Working hours on workdays. */
    work: Type.Object({ from: Minute, to: Minute }, closed),
    /** IANA zone of agents, and of people whose zone is not known. */
    zone: Type.String({ minLength: 1, maxLength: 64 }),
  },
  closed,
);
export type ContactRules = Type.Static<typeof ContactRules>;

/** `GET /api/sites/:id/contact`: `own` says whether the site has rules of its own; `revision` is also the ETag. */
export const SiteContact = Type.Object({
  revision: Type.String(),
  own: Type.Boolean(),
  rules: ContactRules,
});
export type SiteContact = Type.Static<typeof SiteContact>;

/** Days that traces, decisions and deliveries are kept after a run ended; null keeps them for good. */
const TraceDays = nullable(Type.Integer({ minimum: 1, maximum: 3_650 }));

/** `GET /api/settings`; `revision` is also the ETag. */
export const RuntimeSettings = Type.Object(
  { revision: Type.String(), traceDays: TraceDays, contact: ContactRules },
  closed,
);
export type RuntimeSettings = Type.Static<typeof RuntimeSettings>;

/** `PUT /api/settings`: what is left out stays as it was. */
export const RuntimeSettingsWritten = Type.Partial(
  Type.Object({ traceDays: TraceDays, contact: ContactRules }),
  closed,
);

/** What a person allows: `blocked` is why they are on the block list, null where they are not. */
export const Permission = Type.Object({
  consent: nullable(Type.Union([Type.Literal('granted'), Type.Literal('denied')])),
  blocked: nullable(Type.String()),
});
export type Permission = Type.Static<typeof Permission>;

export const GateOutcome = Type.Union([
  Type.Literal('passed'),
  Type.Literal('refused'),
  Type.Literal('later'),
]);

/** One decision of the gate about one effect. */
export const DecisionShown = Type.Object({
  effect: Type.String(),
  node: Type.String(),
  contact: Type.String(),
  at: Type.Integer(),
  outcome: GateOutcome,
  reason: nullable(Type.String()),
  until: nullable(Type.Integer()),
  agent: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  seen: Type.Record(Type.String(), Type.Unknown()),
});
export type DecisionShown = Type.Static<typeof DecisionShown>;

/** `POST /api/templates/preview`: each of `fields` filled in for the person, or for a made one. */
export const PreviewAsked = Type.Object(
  {
    person: Type.Optional(Type.String()),
    event: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    answers: Type.Optional(Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()))),
    fields: Type.Record(
      Type.String({ maxLength: 64 }),
      Type.Object(
        {
          source: Type.String({ maxLength: 20_000 }),
          mode: Type.Optional(Type.Union([Type.Literal('text'), Type.Literal('url'), Type.Literal('json')])),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type PreviewAsked = Type.Static<typeof PreviewAsked>;

export const PreviewShown = Type.Object({
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  fields: Type.Record(
    Type.String(),
    Type.Object({ text: Type.Optional(Type.String()), fault: Type.Optional(Type.String()) }),
  ),
});
export type PreviewShown = Type.Static<typeof PreviewShown>;
