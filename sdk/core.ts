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
import { Delivery } from './delivery/delivery.ts';
import type { Unsent } from './delivery/queue.ts';
import { sendTo } from './delivery/send.ts';
import { eraseSpool, openSpool } from './delivery/spool.ts';
import type { Env } from './env.ts';
import { guard } from './guard.ts';
import type { Consent, Dogear, Happenings, Options } from './options.ts';
import { Person } from './person.ts';
import { newClock } from './reading/clock.ts';
import { Readings } from './readings.ts';
import { Watch } from './watch.ts';

/** How long messages may wait for the person's consent, ms. */
export const MAX_PENDING = 600_000;

type Listeners = { [H in keyof Happenings]: Set<(what: Happenings[H]) => void> };

export class Core implements Dogear {
  private choice: Consent | undefined;
  private endPending: (() => void) | undefined;
  private listening = false;
  private readonly listeners: Listeners = { push: new Set(), reading: new Set(), complete: new Set() };
  private readonly shown: Record<string, true> = {};
  private readonly person: Person;
  private readonly delivery: Delivery;
  private readonly readings: Readings;
  private readonly watch: Watch;

  constructor(
    private readonly options: Options,
    private readonly loadChunk: LoadChunk,
    private readonly env: Env,
  ) {
    const { key, endpoint, article } = options;
    const clock = newClock(env.now());
    const flush = (leaving?: boolean) => this.flush(leaving);
    this.person = new Person(env.id);
    this.delivery = new Delivery({
      env,
      head: { key, zone: Intl.DateTimeFormat().resolvedOptions().timeZone, language: navigator.language },
      send: sendTo(`${endpoint}/v1/batch`),
      openSpool: () => openSpool(this.spoolName()),
      sender: () => this.person.sender,
      onAnswer: guard((answer) => this.answered(answer)),
    });
    this.readings = new Readings({
      env,
      clock,
      contentName: contentNamer(article),
      add: (message, slot) => this.add(message, slot),
      tell: (happening, message) => this.tell(happening, message),
    });
    this.watch = new Watch({ env, clock, readings: this.readings, flush });
  }

  track(name: string, properties?: Record<string, unknown>): void {
    const event = { type: 'event', name: `${name}`.slice(0, 100), ...this.readings.current() } as const;
    this.add(properties ? { ...event, properties } : event);
    this.soon();
  }

  identify(id: string, attributes?: Record<string, unknown>, identifiers?: Record<string, string>): void {
    const user = id && `${id}`;
    if (user && this.person.isOther(user)) this.reset();
    if (user) this.person.identify(user);
    const known = Object.entries({ ...(user && { user }), ...identifiers });
    const message = {
      type: 'identify',
      identifiers: known.map(([kind, value]) => ({ kind, value: `${value}` })),
    } as const;
    this.add(attributes ? { ...message, attributes } : message);
    this.soon();
  }

  reset(): void {
    this.readings.end();
    this.person.reset();
    this.watch.navigated();
  }

  page(): void {
    this.watch.navigated();
  }

  on<H extends keyof Happenings>(happening: H, tell: (what: Happenings[H]) => void): () => void {
    const listeners = this.listeners[happening];
    const guarded = guard(tell);
    listeners.add(guarded);
    return () => void listeners.delete(guarded);
  }

  consent(choice: Consent): void {
    this.choice = choice;
    if (this.endPending) this.endPending();
    if (choice === 'denied') this.deny();
    if (choice === 'pending') {
      this.delivery.hold();
      this.endPending = this.env.after(MAX_PENDING, () => this.consent('denied'));
    }
    if (choice === 'granted') {
      this.person.remember();
      void this.delivery.start();
    }
    whenReady(guard(() => this.begin()));
  }

  private begin(): void {
    if (this.choice === 'denied') return;
    if (!this.listening) this.listen();
    this.listening = true;
    this.watch.start();
  }

  private deny(): void {
    this.watch.stop();
    this.readings.end();
    this.delivery.stop();
    this.person.forget();
    guard(eraseSpool)(this.spoolName());
  }

  /** Every one by itself: a page that froze `history` or has no observers still gets the rest. */
  private listen(): void {
    const { env, watch, readings } = this;
    guard(onVisibility)(guard((visible) => watch.shown(visible)));
    guard(onTouch)(guard(() => watch.touched()));
    guard(onClick)(guard((target, left, top) => readings.click(target, left, top)));
    guard(onNavigation)(guard(() => watch.navigated()));
    guard(onChanges)(guard(() => watch.pageChanged()));
    guard(onVitals)(env, this.loadChunk, (vitals) => {
      this.add({ type: 'vitals', url: location.href.slice(0, 2_048), ...vitals });
      this.flush(true);
    });
  }

  private add(message: Unsent, slot?: string): void {
    if (this.choice !== 'denied') this.delivery.add(message, slot);
  }

  /** At the end of this turn, so that what the page says in one breath goes out together. */
  private soon(): void {
    this.env.after(0, () => this.flush());
  }

  private flush(leaving?: boolean): void {
    this.readings.tell();
    this.delivery.flush(leaving);
  }

  private tell<H extends keyof Happenings>(happening: H, what: Happenings[H]): void {
    for (const listener of this.listeners[happening]) listener(what);
  }

  private answered({ wants, pushes }: BatchAnswer): void {
    if (wants) this.readings.describe(wants);
    // The runtime repeats a push until it hears that it was shown; until then a hidden page lets it wait.
    const fresh = pushes.filter(({ id }) => document.visibilityState === 'visible' && !this.shown[id]);
    for (const push of fresh) this.show(push);
  }

  private show(push: InPagePush): void {
    this.shown[push.id] = true;
    this.tell('push', push);
    const became = guard((action: PushAction) => {
      this.add({ type: 'push', push: push.id, action });
      this.flush(action === 'clicked');
    });
    this.loadChunk('push').then(
      guard((chunk) => chunk.show(push, became)),
      () => undefined,
    );
  }

  private spoolName(): string {
    return `dogear-${this.options.key}`;
  }
}
