/** Puts the parts together behind the public API. */
import type { BatchAnswer, InPagePush } from '../runtime/wire/batch.ts';
import { onChanges } from './capture/changes.ts';
import { onClick } from './capture/click.ts';
import { onNavigation } from './capture/navigation.ts';
import { whenReady } from './capture/ready.ts';
import { onTouch } from './capture/touch.ts';
import { onVisibility } from './capture/visibility.ts';
import { onVitals } from './capture/vitals.ts';
import type { LoadChunk, PushAction } from './chunks.ts';
import { contentNamer } from './content.ts';
import { newDelivery } from './delivery/delivery.ts';
import type { Unsent } from './delivery/queue.ts';
import { sendTo } from './delivery/send.ts';
import { eraseSpool, openSpool } from './delivery/spool.ts';
import type { Env } from './env.ts';
import { guard } from './guard.ts';
import type { Consent, Dogear, Happenings, Options } from './options.ts';
import { newPerson } from './person.ts';
import { newClock } from './reading/clock.ts';
import { newReadings } from './readings.ts';
import { newWatch } from './watch.ts';

/** How long messages may wait for the person's consent, ms. */
export const MAX_PENDING = 600_000;

type Listeners = { [H in keyof Happenings]: ((what: Happenings[H]) => void)[] };

export function newDogear(options: Options, loadChunk: LoadChunk, env: Env): Dogear {
  const { key, endpoint, article } = options;
  const spoolName = `dogear-${key}`;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const listeners: Listeners = { push: [], reading: [], complete: [] };
  const taken: Record<string, true> = {};
  let choice: Consent | undefined;
  let endPending: (() => void) | undefined;
  let listening = false;
  let due = false;

  const clock = newClock(env.now());
  const person = newPerson(env.id);
  const delivery = newDelivery({
    env,
    head: { key, zone, language: navigator.language },
    send: sendTo(`${endpoint}/v1/batch`),
    openSpool: () => openSpool(spoolName),
    sender: person.sender,
    onAnswer: guard(answered),
  });
  const readings = newReadings({ env, clock, contentName: contentNamer(article), add, tell });
  const watch = newWatch({ env, clock, readings, flush });

  function add(message: Unsent, slot?: string): void {
    if (choice !== 'denied') delivery.add(message, slot);
  }

  function flush(leaving?: boolean): void {
    readings.report();
    delivery.flush(leaving);
  }

  /** At the end of this turn: what the page says in one breath goes out together, and before it can be left. */
  function soon(message: Unsent): void {
    add(message);
    if (!due) Promise.resolve().then(guard(flushDue));
    due = true;
  }

  function flushDue(): void {
    due = false;
    flush();
  }

  function tell<H extends keyof Happenings>(happening: H, what: Happenings[H]): void {
    for (const listener of listeners[happening]) listener(what);
  }

  function answered({ wants, pushes }: BatchAnswer): void {
    if (wants) readings.describe(wants);
    // The runtime repeats a push until it hears that it was shown; until then a hidden page lets it wait.
    for (const push of pushes) if (document.visibilityState === 'visible' && !taken[push.id]) take(push);
  }

  function take(push: InPagePush): void {
    taken[push.id] = true;
    tell('push', push);
    const became = guard((action: PushAction) => {
      add({ type: 'push', push: push.id, action });
      flush(action === 'clicked');
    });
    loadChunk('push', (chunk) => chunk.show(push, became));
  }

  function begin(): void {
    if (choice === 'denied') return;
    if (!listening) listen();
    listening = true;
    watch.start();
  }

  /** Every one by itself: a page that froze `history` or has no observers still gets the rest. */
  function listen(): void {
    guard(onVisibility)(watch.shown);
    guard(onTouch)(watch.touched);
    guard(onClick)(readings.click);
    guard(onNavigation)(watch.navigated);
    guard(onChanges)(watch.pageChanged);
    guard(onVitals)(env, loadChunk, (vitals) => {
      add({ type: 'vitals', url: location.href.slice(0, 2_048), ...vitals });
      flush(true);
    });
  }

  function reset(): void {
    readings.end();
    person.reset();
    watch.navigated();
  }

  function deny(): void {
    watch.stop();
    readings.end();
    delivery.stop();
    person.forget();
    guard(eraseSpool)(spoolName);
  }

  function consent(next: Consent): void {
    choice = next;
    if (endPending) endPending();
    if (choice === 'denied') deny();
    if (choice === 'pending') {
      delivery.hold();
      endPending = env.after(MAX_PENDING, () => consent('denied'));
    }
    if (choice === 'granted') {
      person.remember();
      delivery.start();
    }
    whenReady(begin);
  }

  return {
    track(name, properties) {
      const event = { type: 'event', name: `${name}`.slice(0, 100), ...readings.current() } as const;
      soon(properties ? { ...event, properties } : event);
    },
    identify(id, attributes, identifiers) {
      const user = id && `${id}`.slice(0, 256);
      if (user && person.isOther(user)) reset();
      if (user) person.identify(user);
      const known = Object.entries({ ...(user && { user }), ...identifiers });
      const named = known.map(([kind, value]) => ({ kind, value: `${value}` }));
      const message = { type: 'identify', identifiers: named } as const;
      soon(attributes ? { ...message, attributes } : message);
    },
    reset,
    consent,
    page: watch.navigated,
    on(happening, tell) {
      listeners[happening].push(guard(tell));
    },
  };
}
