/** What each type of message is recorded as, and what it changes the one time it counts. */
import { dayOf } from '../clock.ts';
import { SHARE_BROUGHT, SHARE_OPENED } from '../journey/index.ts';
import { addDaily } from '../store/daily.ts';
import { addClick, heatAt } from '../store/heat.ts';
import { foldPersonClick } from '../store/personClicks.ts';
import { noteEvent } from '../store/personEvents.ts';
import { addAttributes, attributesJson } from '../store/persons.ts';
import { seeAttributes, seeEvent } from '../store/seen.ts';
import type { PushRow } from '../store/tables.ts';
import { foldVitals } from '../store/vitals.ts';
import type { MessageOf, MessageType } from '../wire/batch.ts';
import { isOther } from './contents.ts';
import type { MessageFault } from './door.ts';
import { takeOpening } from './shares.ts';
import { personOf, type Sender, type Work } from './work.ts';

interface Handler<M> {
  /** Why it cannot be taken although it is well-formed. */
  refuse?(work: Work, sender: Sender, message: M): MessageFault | undefined;
  name(message: M): string;
  properties(message: M): Record<string, unknown>;
  fold?(work: Work, sender: Sender, message: M): void;
}

/** Readings are no events: of them only the newest snapshot is kept; and of shares only the link. */
export type Recorded = Exclude<MessageType, 'reading' | 'share'>;

const HANDLERS: { [T in Recorded]: Handler<MessageOf<T>> } = {
  view: {
    name: () => 'view',
    properties: ({ version, url, title, referrer, screen }) => ({ version, url, title, referrer, screen }),
    fold: takeOpening,
  },
  event: {
    refuse(_, __, { name }) {
      if (name !== SHARE_OPENED && name !== SHARE_BROUGHT) return undefined;
      return { code: 'reserved-name', reason: `"${name}" is told by the runtime alone; choose another name` };
    },
    name: ({ name }) => name,
    properties: ({ properties }) => properties ?? {},
    fold(work, sender, { id, name, at, properties = {} }) {
      personOf(work, sender).events += 1;
      addDaily(work.daily, at, 'events');
      seeEvent(work.seen, work.seenBefore, { id, name, properties });
      noteEvent(work.personEvents, { id, personId: sender.personId, name, at, properties });
      work.inputs.push({ personId: sender.personId, input: { type: 'event', name, at, properties } });
    },
  },
  click: {
    name: () => 'click',
    properties: ({ version, block, x, y, screen, kind }) => ({ version, block, x, y, screen, kind }),
    fold: ({ heat, personClicks, contentOf }, { job, personId }, message) => {
      const row = contentOf(job.siteId, message.content);
      // It stands for any number of pages, each with blocks of its own.
      if (isOther(row)) return;
      const { version, startedAt, screen, block, kind } = message;
      const place = { contentId: row.id, version, screen };
      addClick(heatAt(heat, { ...place, startedAt }), block, kind);
      foldPersonClick(personClicks, { ...place, personId, day: dayOf(startedAt) }, block, kind);
    },
  },
  identify: {
    name: () => 'identify',
    properties: ({ identifiers, attributes }) => ({ kinds: identifiers.map(({ kind }) => kind), attributes }),
    fold(work, sender, { at, attributes = {} }) {
      const person = personOf(work, sender);
      if (attributes.made === true) person.made = 1;
      const known = JSON.parse(person.attributesJson);
      addAttributes(
        known,
        Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, { value, at }])),
      );
      const what = ['identifier', ...Object.keys(attributes).map((name) => `attribute:${name}`)];
      work.inputs.push({ personId: person.id, input: { type: 'changed', at, what } });
      const json = attributesJson(known);
      if (json === person.attributesJson) return;
      work.changed.values.add(person.id);
      person.attributesJson = json;
      seeAttributes(work.seen, work.seenBefore, attributes);
    },
  },
  push: {
    name: ({ action }) => `push-${action}`,
    properties: ({ push, action }) => ({ push, action }),
    refuse({ pushes }, { personId }, { push }) {
      if (pushes.get(push)?.personId === personId) return undefined;
      return { code: 'unknown-push', reason: `"push" is "${push}", which was not sent to this person` };
    },
    fold: (work, _, message) => movePush(work, work.pushes.get(message.push) as PushRow, message),
  },
  vitals: {
    name: () => 'vitals',
    properties: ({ url, lcp, inp, cls }) => ({ url, lcp, inp, cls }),
    fold({ vitals, contentOf }, { job: { siteId } }, { at, content, ...told }) {
      const contentId = content === undefined ? '' : contentOf(siteId, content).id;
      foldVitals(vitals, { siteId, contentId, day: dayOf(at) }, told);
    },
  },
  drops: {
    name: () => 'drops',
    properties: ({ counts }) => counts,
    fold({ daily }, _, { at, counts }) {
      for (const [reason, count] of Object.entries(counts)) {
        addDaily(daily, at, `drop:${KNOWN_DROPS.test(reason) ? reason : 'other'}`, count);
      }
    },
  },
};

/** The reasons of the SDK; names from outside must not grow without bound. */
const KNOWN_DROPS = /^(too-large|not-json|overflow|no-consent|http-[1-5]\d\d)$/;

export const handlerOf = (type: Recorded) => HANDLERS[type] as Handler<MessageOf<Recorded>>;

const RANKS: Record<PushRow['state'], number> = {
  pending: 0,
  sending: 0,
  unknown: 0.5,
  delivered: 1,
  failed: 1,
  expired: 1,
  shown: 2,
  opened: 2,
  dismissed: 3,
  clicked: 4,
};

/** A push only goes forward, whatever order the reports come in. */
function movePush(work: Work, push: PushRow, { action, at }: MessageOf<'push'>): void {
  if (action === 'shown') {
    if (push.shownAt === null) addDaily(work.daily, at, 'pushes-shown');
    push.shownAt = Math.min(push.shownAt ?? at, at);
  } else {
    push.endedAt = Math.min(push.endedAt ?? at, at);
  }
  work.changed.pushes.add(push.id);
  if (RANKS[action] <= RANKS[push.state]) return;
  push.state = action;
  if (action === 'clicked') addDaily(work.daily, at, 'pushes-clicked');
  const answer = { type: 'answer', at, effect: push.effectId, result: { action } } as const;
  work.inputs.push({ runId: push.runId, input: answer });
}
