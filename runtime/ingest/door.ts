/** What may come in: the envelope as a whole, then each message by itself, so that a bad message costs only itself. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { hashText, MAX_BANDS, versionOf } from '../wire/bands.ts';
import { Batch, LIMITS, MESSAGES, type Message, type MessageType, type Rejection } from '../wire/batch.ts';
import { cleaned, cleanText, TooDeep } from './clean.ts';
import { IngestError } from './errors.ts';
import { reasonOf } from './reasons.ts';

/** A sender's clock further off than this is corrected, to the minute; ms. */
const CLOCK_TOLERANCE = 300_000;
const MINUTE = 60_000;

interface Validator {
  schema: TSchema;
  Check(value: unknown): boolean;
  Errors(value: unknown): Parameters<typeof reasonOf>[2];
}

const compiled = (schema: TSchema): Validator => {
  const validator = Compile(schema);
  return { schema, Check: (value) => validator.Check(value), Errors: (value) => validator.Errors(value) };
};
const ENVELOPE = compiled(Batch);
const VALIDATORS = new Map(Object.entries(MESSAGES).map(([type, schema]) => [type, compiled(schema)]));

export interface Numbered {
  index: number;
  message: Message;
}

/** Throws `IngestError` when the batch as a whole cannot be taken. `bytes` is the size of its body. */
export function checkEnvelope(batch: unknown, bytes: number): Batch {
  if (bytes > LIMITS.bytes) throw tooLarge(`The body has ${bytes} bytes; the limit is ${LIMITS.bytes}.`);
  const { messages } = (batch ?? {}) as { messages?: unknown };
  if (Array.isArray(messages) && messages.length > LIMITS.messages) {
    throw tooLarge(`The batch has ${messages.length} messages; the limit is ${LIMITS.messages}.`);
  }
  if (!ENVELOPE.Check(batch)) {
    const reason = reasonOf(Batch, batch, ENVELOPE.Errors(batch));
    throw new IngestError(400, 'malformed', `The batch is malformed: ${reason}.`);
  }
  return cleanedEnvelope(batch as Batch);
}

const tooLarge = (detail: string) =>
  new IngestError(413, 'too-large', `${detail} Send the messages in several batches.`);

function cleanedEnvelope(batch: Batch): Batch {
  batch.key = cleanText(batch.key);
  if (batch.user !== undefined) batch.user = cleanText(batch.user);
  if (batch.zone !== undefined) batch.zone = cleanText(batch.zone);
  if (batch.language !== undefined) batch.language = cleanText(batch.language);
  if (batch.user === '') delete batch.user;
  return batch;
}

/** The messages that are well-formed, with times by the runtime's clock, and why the others are not. */
export function checkMessages(
  batch: Batch,
  bytes: number,
  now: number,
): { messages: Numbered[]; rejected: Rejection[] } {
  const messages: Numbered[] = [];
  const rejected: Rejection[] = [];
  const shift = clockShift(batch.sentAt, now);
  batch.messages.forEach((value, index) => {
    const fault = faultOf(value, bytes);
    if (fault) rejected.push({ index, code: fault.code, reason: `message ${index}: ${fault.reason}` });
    else messages.push({ index, message: named(retimed(value as Message, shift, now)) });
  });
  return { messages, rejected };
}

export interface MessageFault {
  code: string;
  reason: string;
}

/** Depth comes first: what nests deeper cannot even be measured. */
function faultOf(value: unknown, bytes: number): MessageFault | undefined {
  try {
    cleaned(value, LIMITS.depth);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return { code: 'too-deep', reason: `it nests deeper than the limit of ${LIMITS.depth} levels` };
  }
  return sizeFault(value, bytes) ?? shapeFault(value);
}

/** No message of a small body can be too large. */
function sizeFault(value: unknown, bytes: number): MessageFault | undefined {
  const size = bytes > LIMITS.messageBytes ? Buffer.byteLength(JSON.stringify(value)) : 0;
  if (size <= LIMITS.messageBytes) return undefined;
  return { code: 'too-large', reason: `it has ${size} bytes; the limit is ${LIMITS.messageBytes}` };
}

function shapeFault(value: unknown): MessageFault | undefined {
  const type = (value as { type?: unknown } | null)?.type;
  const validator = typeof type === 'string' ? VALIDATORS.get(type) : undefined;
  if (!validator) {
    const known = [...VALIDATORS.keys()].join(', ');
    return { code: 'unknown-type', reason: `"type" is none of ${known}` };
  }
  if (!validator.Check(value)) {
    return { code: 'invalid', reason: reasonOf(validator.schema, value, validator.Errors(value)) };
  }
  return (value as { type: MessageType }).type === 'view' ? blocksFault(value as Message) : undefined;
}

function blocksFault(message: Message): MessageFault | undefined {
  if (message.type !== 'view' || !message.blocks) return undefined;
  const bands = message.blocks.reduce((sum, block) => sum + block.bands, 0);
  if (bands > MAX_BANDS) {
    return { code: 'invalid', reason: `"blocks" have ${bands} bands in all; the limit is ${MAX_BANDS}` };
  }
  const version = versionOf(message.blocks);
  if (version === message.version) return undefined;
  const reason = `"version" is "${message.version}" but its blocks make "${version}"; send the blocks of that version`;
  return { code: 'version-mismatch', reason };
}

/** What to add to the sender's times, in ms. */
function clockShift(sentAt: number, now: number): number {
  const off = now - sentAt;
  return Math.abs(off) > CLOCK_TOLERANCE ? Math.round(off / MINUTE) * MINUTE : 0;
}

function retimed(message: Message, shift: number, now: number): Message {
  message.at = within(message.at + shift, now);
  if ('startedAt' in message) message.startedAt = within(message.startedAt + shift, message.at);
  return message;
}

/** Bytes of a content's key: longer ones do not fit an index of PostgreSQL. */
const KEY_BYTES = 1_024;
const KEY_KEPT = 200;

/** A key that is too long for the store is cut, and told apart from its like by a hash. */
function named(message: Message): Message {
  if (!('content' in message) || message.content === undefined) return message;
  const { content } = message;
  if (content.length * 3 <= KEY_BYTES || Buffer.byteLength(content) <= KEY_BYTES) return message;
  message.content = `${cleanText(content.slice(0, KEY_KEPT))}#${hashText(content)}`;
  return message;
}

const within = (at: number, latest: number) => Math.max(0, Math.min(at, latest));
