/** Taps are told once it is known what came of them: nothing at all, or more taps at the same place. */
import { listen } from '../capture/listen.ts';
import type { Core } from '../core.ts';
import type { Unsent } from '../delivery/queue.ts';
import { guard } from '../guard.ts';
import { clickIn } from './hit.ts';

/** What the page does within this time answers a tap, ms. */
export const ANSWER = 1_000;
/** So many taps within a second and so few px are angry. */
export const RAGE = { taps: 3, px: 30 } as const;
/** These answer by themselves, in ways that cannot be seen from here. */
const NATIVE = 'a[href],audio,input,label,option,select,summary,textarea,video,[contenteditable]';
/** Everything by which a page or its reader shows that something happened; changes of the document are watched apart. */
const SIGNS = 'scroll focusin input change toggle play pause popstate hashchange'.split(' ');
const EVERYWHERE = { capture: true, passive: true };

interface Tap {
  event: MouseEvent;
  at: number;
  /** One for every article that was hit. */
  told: Unsent[];
  answered: boolean;
  rage: boolean;
}

export function onTaps(core: Core): void {
  const { env } = core;
  const flush = core.flush;
  let waiting: Tap[] = [];
  const answer = guard(() => {
    for (const tap of waiting) tap.answered = true;
  });
  const changes = guard(() => new MutationObserver(answer))();

  function tapped(event: MouseEvent): void {
    const { target, clientX, clientY } = event;
    const hits = core.articles.map((article) => clickIn(article, target as Node, clientX, clientY));
    const told = hits.filter((one): one is Unsent => !!one).map((one) => ({ ...one, at: env.wall() }));
    if (!told.length) return;
    const tap: Tap = { event, at: env.now(), told, answered: false, rage: false };
    waiting.push(tap);
    const near = waiting.filter((one) => isNear(one, tap));
    if (near.length >= RAGE.taps) for (const one of near) one.rage = true;
    if (changes) changes.observe(document, { ...EVERYTHING });
    // Only while somebody waits for an answer: a page that is scrolled says so at every frame.
    for (const sign of SIGNS) addEventListener(sign, answer, EVERYWHERE);
    env.after(ANSWER, () => settle(tap));
  }

  function stopWatching(): void {
    if (changes) changes.disconnect();
    for (const sign of SIGNS) removeEventListener(sign, answer, EVERYWHERE);
  }

  function settle(tap: Tap): void {
    if (!waiting.includes(tap)) return;
    waiting = waiting.filter((one) => one !== tap);
    if (!waiting.length) stopWatching();
    const kind = kindOf(tap, !changes);
    for (const one of tap.told) core.add((kind ? { ...one, kind } : one) as Unsent);
  }

  core.flush = (leaving) => {
    // Leaving is an answer.
    if (leaving) {
      answer();
      waiting.forEach(settle);
    }
    flush(leaving);
  };
  listen('click', tapped);
}

const EVERYTHING = { attributes: true, characterData: true, childList: true, subtree: true };

const isNear = (a: Tap, b: Tap): boolean =>
  b.at - a.at < ANSWER &&
  Math.hypot(a.event.clientX - b.event.clientX, a.event.clientY - b.event.clientY) <= RAGE.px;

/** Words that were selected, by a double or triple click too, are an answer. `blind`: changes of the page cannot be seen. */
function kindOf({ event, answered, rage }: Tap, blind: boolean): 'dead' | 'rage' | undefined {
  const selection = getSelection();
  if (selection && !selection.isCollapsed) return undefined;
  if (rage) return 'rage';
  const { target, defaultPrevented } = event;
  const native = target instanceof Element && target.closest(NATIVE);
  return answered || blind || (native && !defaultPrevented) ? undefined : 'dead';
}
