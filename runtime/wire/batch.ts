/** Everything the SDK sends: one batch of messages, and the answer to it. */
import Type, { type Static } from 'typebox';
import { MAX_BANDS } from './bands.ts';
import { Block } from './content.ts';

/** Limits of the contract. A body over `bytes` is 413; a message over its own limits is rejected alone. */
export const LIMITS = { bytes: 500_000, messages: 500, messageBytes: 32_768, depth: 20 } as const;

const Id = Type.String({ minLength: 8, maxLength: 64, pattern: '^[0-9A-Za-z_-]+$' });
const Time = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Duration = Type.Integer({ minimum: 0, maximum: 604_800_000 });
const Key = Type.String({ minLength: 1, maxLength: 1_024 });
const Version = Type.String({ minLength: 1, maxLength: 16, pattern: '^[0-9a-z]+$' });
const closed = { additionalProperties: false } as const;

export const Screen = Type.Union([Type.Literal('phone'), Type.Literal('tablet'), Type.Literal('desktop')]);
export type Screen = Static<typeof Screen>;
export const State = Type.Union([
  Type.Literal('bounce'),
  Type.Literal('skim'),
  Type.Literal('partial'),
  Type.Literal('complete'),
]);
export type State = Static<typeof State>;

/** A person opened a content. `blocks` only when the runtime asked for this version. Sent again with the same id it changes nothing but that. */
export const ViewMessage = Type.Object(
  {
    type: Type.Literal('view'),
    id: Id,
    at: Time,
    reading: Id,
    content: Key,
    version: Version,
    url: Type.String({ maxLength: 2_048 }),
    title: Type.String({ maxLength: 300 }),
    referrer: Type.Optional(Type.String({ maxLength: 2_048 })),
    screen: Screen,
    blocks: Type.Optional(Type.Array(Block, { maxItems: MAX_BANDS })),
  },
  closed,
);

/** The whole state of a reading so far; the highest `seq` wins, so loss, repeats and reordering heal themselves. */
export const ReadingMessage = Type.Object(
  {
    type: Type.Literal('reading'),
    id: Id,
    at: Time,
    reading: Id,
    content: Key,
    version: Version,
    startedAt: Time,
    screen: Screen,
    seq: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
    /** How often the person came to read on, from 1. */
    visits: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    /** ms by the idle rule of Dogear, and by the 5 s rule that others use. */
    engaged: Duration,
    engaged5: Duration,
    /** Share of the weight down to the furthest band seen. */
    depth: Share,
    /** Share of the weight that was read. */
    completion: Share,
    state: State,
    /** `ok`, or why this measurement cannot be right. */
    quality: Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z0-9-]*$' }),
    /** Attention in ms per band; bands beyond the end of the list have none. */
    bands: Type.Array(Duration, { maxItems: MAX_BANDS }),
  },
  closed,
);

/** Something the page says happened: `track(name, properties)`. */
export const EventMessage = Type.Object(
  {
    type: Type.Literal('event'),
    id: Id,
    at: Time,
    name: Type.String({ minLength: 1, maxLength: 100 }),
    properties: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.Unknown())),
    reading: Type.Optional(Id),
    content: Type.Optional(Key),
  },
  closed,
);

/** A click or tap inside an article: which block, and where in it (0 to 1). */
export const ClickMessage = Type.Object(
  {
    type: Type.Literal('click'),
    id: Id,
    at: Time,
    reading: Id,
    content: Key,
    version: Version,
    startedAt: Time,
    screen: Screen,
    block: Type.Integer({ minimum: 0, maximum: MAX_BANDS }),
    x: Share,
    y: Share,
    /** `dead`: nothing on the page answered it; `rage`: one of several in quick succession at one place. */
    kind: Type.Optional(Type.Union([Type.Literal('dead'), Type.Literal('rage')])),
  },
  closed,
);

export const Identifier = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z0-9_]*$' }),
    value: Type.String({ minLength: 1, maxLength: 256 }),
  },
  closed,
);
export type Identifier = Static<typeof Identifier>;

/** `identify(id, attributes, identifiers)`: who the person is. */
export const IdentifyMessage = Type.Object(
  {
    type: Type.Literal('identify'),
    id: Id,
    at: Time,
    identifiers: Type.Array(Identifier, { maxItems: 10 }),
    attributes: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Type.Unknown())),
  },
  closed,
);

/** What became of a push in the page. */
export const PushMessage = Type.Object(
  {
    type: Type.Literal('push'),
    id: Id,
    at: Time,
    push: Id,
    action: Type.Union([Type.Literal('shown'), Type.Literal('clicked'), Type.Literal('dismissed')]),
  },
  closed,
);

/** Web vitals of the page: ms, CLS without unit. */
export const VitalsMessage = Type.Object(
  {
    type: Type.Literal('vitals'),
    id: Id,
    at: Time,
    url: Type.String({ maxLength: 2_048 }),
    /** What was read there, if anything. */
    reading: Type.Optional(Id),
    content: Type.Optional(Key),
    lcp: Type.Optional(Type.Number({ minimum: 0, maximum: 3_600_000 })),
    inp: Type.Optional(Type.Number({ minimum: 0, maximum: 3_600_000 })),
    cls: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000 })),
  },
  closed,
);

/** The person asks for a link to pass on; whoever opens it comes by them. Asked again, the answer has the same link. */
export const ShareMessage = Type.Object(
  { type: Type.Literal('share'), id: Id, at: Time, content: Key },
  closed,
);

/** What the SDK had to drop since it last said so, counted by reason. */
export const DropsMessage = Type.Object(
  {
    type: Type.Literal('drops'),
    id: Id,
    at: Time,
    counts: Type.Record(
      Type.String({ minLength: 1, maxLength: 40 }),
      Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
    ),
  },
  closed,
);

export const MESSAGES = {
  view: ViewMessage,
  reading: ReadingMessage,
  event: EventMessage,
  click: ClickMessage,
  identify: IdentifyMessage,
  push: PushMessage,
  share: ShareMessage,
  vitals: VitalsMessage,
  drops: DropsMessage,
} as const;
export type MessageType = keyof typeof MESSAGES;
export type MessageOf<T extends MessageType> = Static<(typeof MESSAGES)[T]>;
export type Message = { [T in MessageType]: MessageOf<T> }[MessageType];

/** The envelope; its messages are validated one by one, so that one bad message costs only itself. */
export const Batch = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 100 }),
  /** The sender's clock when it sent, ms UTC; the runtime corrects the messages' times by it. */
  sentAt: Time,
  /** The person's first-party anonymous id, and the id given to `identify`, if any. */
  device: Id,
  user: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
  /** IANA time zone and language of the browser. */
  zone: Type.Optional(Type.String({ maxLength: 64 })),
  language: Type.Optional(Type.String({ maxLength: 35 })),
  messages: Type.Array(Type.Unknown(), { minItems: 1, maxItems: LIMITS.messages }),
});
export type Batch = Omit<Static<typeof Batch>, 'messages'> & { messages: unknown[] };

/** Content shown in the page; structured, never HTML. */
export const InPagePush = Type.Object({
  id: Type.String(),
  form: Type.Union([Type.Literal('card'), Type.Literal('banner'), Type.Literal('sheet')]),
  title: Type.String(),
  text: Type.Optional(Type.String()),
  image: Type.Optional(Type.String()),
  label: Type.Optional(Type.String()),
  url: Type.Optional(Type.String()),
});
export type InPagePush = Static<typeof InPagePush>;

export const Rejection = Type.Object({ index: Type.Integer(), code: Type.String(), reason: Type.String() });
export type Rejection = Static<typeof Rejection>;

export const BatchAnswer = Type.Object({
  accepted: Type.Integer(),
  duplicates: Type.Integer(),
  rejected: Type.Array(Rejection),
  pushes: Type.Array(InPagePush),
  /** The links that `share` messages asked for, by their content. */
  shares: Type.Optional(Type.Array(Type.Object({ content: Type.String(), url: Type.String() }))),
  /** Content versions whose blocks the runtime has not seen: send their view again, with blocks. */
  wants: Type.Optional(Type.Array(Type.String())),
});
export type BatchAnswer = Static<typeof BatchAnswer>;
