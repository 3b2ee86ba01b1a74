/** Puts the parts together behind the public API. */
import { type Article, newArticle, newsOf, searchPage } from './article.ts';
import { listenAgain } from './capture/listen.ts';
import { whenAsked, whenReady } from './capture/ready.ts';
import { onTouch } from './capture/touch.ts';
import { onVisibility } from './capture/visibility.ts';
import type { LoadChunk } from './chunks.ts';
import { contentNamer } from './content.ts';
import type { Core } from './core.ts';
import type { Unsent } from './delivery/queue.ts';
import type { Env } from './env.ts';
import { guard } from './guard.ts';
import { leave } from './leave.ts';
import type { Dogear, Happenings, Link, Options } from './options.ts';
import { newPerson } from './person.ts';
import { newWatch } from './watch.ts';

/** How long messages may wait for the person's consent, ms. */
const MAX_PENDING = 600_000;
/** So many messages wait for the part that sends them. */
const MAX_KEPT = 9_999;

type Listeners = { [H in keyof Happenings]: ((what: Happenings[H]) => void)[] };

/** As the page has it, but for the promise. */
export interface Inside extends Omit<Dogear, 'share'> {
  share(done: (link: Link) => void): void;
}

export function newDogear(options: Options, loadChunk: LoadChunk, env: Env): Inside {
  const { key, endpoint, article, debug } = options;
  const listeners: Listeners = { push: [], reading: [], complete: [] };
  const person = newPerson(env.id);
  const head = { key, language: navigator.language };
  let asked = 0;
  let begun = false;

  const core = {
    ...{ env, person, loadChunk, head, listenAgain },
    spool: `dogear-${key}`,
    url: `${endpoint}/v1/batch`,
    articles: [],
    changed: true,
    kept: new Map(),
    choice: 'denied',
    add(message, slot) {
      // The page's own properties may be circular, or throw; and it may change them afterwards.
      const id = env.id();
      // Should there ever be consent, it is told what was dropped for want of it.
      const heard = core.choice !== 'denied' || message.type === 'drops';
      const json = heard && guard(JSON.stringify)({ id, at: env.wall(), ...message });
      const { kept } = core;
      if (!json) return;
      kept.delete(slot || id);
      if (kept.size < MAX_KEPT) kept.set(slot || id, [json, person.sender(), slot]);
    },
    flush(leaving) {
      if (!leaving) return;
      core.articles.forEach(core.report);
      const { choice, kept } = core;
      if (kept.size && choice !== 'pending' && choice !== 'denied') leave(core);
    },
    tell(happening, what) {
      for (const listener of listeners[happening]) listener(what);
    },
    search: () => searchPage(core.name()),
    name: contentNamer(article),
    open: (seen) => newArticle(env, seen),
    report(article) {
      const first = !article.told;
      const state = !isPassedOver(article, core) && newsOf(article);
      if (!state) return;
      if (first) core.add(article.view, `view ${state.reading}`);
      core.add(state, state.reading);
      core.tell('reading', state);
      return state;
    },
    find() {
      if (!core.changed || core.articles.length) return;
      core.changed = false;
      core.articles = core.search().map(core.open);
      (guard(() => window.requestIdleCallback)() || setTimeout)(() =>
        loadChunk('later', (later) => later.join(core)),
      );
    },
    navigated() {
      core.changed = true;
      core.wake();
    },
    consent(choice, reason) {
      const mine = ++asked;
      core.choice = choice;
      whenAsked(() => {
        if (mine !== asked) return;
        // Who was known so far is not who reads without being known.
        if (choice === 'cookieless') reset();
        if (choice === 'denied') core.articles = [];
        core.consented(choice, reason);
        if (choice === 'granted') person.remember();
        else if (choice !== 'pending') person.forget(core.spool, choice);
        else env.after(MAX_PENDING, () => mine === asked && core.consent('denied', 'no-consent'));
        whenReady(begin);
      });
    },
    consented(choice, reason) {
      const { size } = core.kept;
      if (choice === 'denied') core.kept.clear();
      if (reason) core.add({ type: 'drops', counts: { [reason]: size } });
    },
  } as Partial<Core> as Core;
  const watch = newWatch(core);
  // An attribute without a value is the empty text.
  if (debug || (debug as unknown) === '' || location.hash === '#dogear-debug') {
    loadChunk('debug', (chunk) => chunk.open(core));
  }

  function soon(message: Unsent): void {
    core.add(message);
    core.flush();
  }

  function begin(): void {
    if (core.choice === 'denied') return;
    if (!begun) {
      onVisibility(watch.shown);
      onTouch(watch.touched);
    }
    begun = true;
    watch.shown(document.visibilityState === 'visible');
    core.navigated();
  }

  function reset(): void {
    core.look(true);
    core.articles.forEach(core.report);
    core.articles = [];
    person.reset();
    core.navigated();
  }

  return {
    track(name, properties) {
      // What happens before the first look belongs to a reading too.
      if (begun) core.find(env.now());
      const event = { type: 'event', name: `${name}`.slice(0, 100), ...current(core) } as const;
      soon(properties ? { ...event, properties } : event);
    },
    identify(id, attributes, identifiers) {
      const user = id && `${id}`.slice(0, 256);
      if (user) {
        if (person.isOther(user)) reset();
        person.identify(user);
      }
      const known = Object.entries({ ...(user && { user }), ...identifiers });
      const named = known.map(([kind, value]) => ({ kind, value: `${value}` }));
      const message = { type: 'identify', identifiers: named } as const;
      soon(attributes ? { ...message, attributes } : message);
    },
    reset,
    consent: core.consent,
    page: () => core.navigated(),
    share: (done) => loadChunk('share', (chunk) => chunk.share(core, current, done)),
    on(happening, tell) {
      listeners[happening].push(guard(tell));
    },
  };
}

/** Others of this page were seen, and nothing of this one: whoever came for them has not even come by here. */
const isPassedOver = ({ reading }: Article, { articles }: Core): boolean =>
  !reading.furthest && articles.some((other) => !!other.reading.furthest);

/** What the person is reading right now: the article with the most weight in view. */
function current({ articles }: Core): { reading: string; content: string } | undefined {
  const [most] = [...articles].sort((a, b) => b.inView.weight - a.inView.weight);
  return most && { reading: most.reading.id, content: most.reading.content };
}
