/** Shows pushes over the page, one at a time. */
import { render } from 'preact';
import type { InPagePush } from '../../runtime/wire/batch.ts';
import type { PushAction } from '../chunks.ts';
import { guard } from '../guard.ts';
import { dress } from '../sheet.ts';
import { Pushed } from './pushed.tsx';
import { STYLE } from './style.ts';
import { wordsFor } from './words.ts';

interface Waiting {
  push: InPagePush;
  tell: (action: PushAction) => void;
}

const waiting: Waiting[] = [];
let stage: HTMLElement | undefined;

/** Shows the push once those before it are gone, and tells what becomes of it. */
export function show(push: InPagePush, tell: (action: PushAction) => void): void {
  waiting.push({ push, tell });
  if (waiting.length === 1) next();
}

const next = guard(() => {
  const [first] = waiting;
  if (first) present(first);
});

function present({ push, tell }: Waiting): void {
  const on = stage?.isConnected ? stage : newStage();
  stage = on;
  const leave = (action: PushAction) => {
    removeEventListener('keydown', onKey);
    if (waiting[0]?.push !== push) return;
    waiting.shift();
    tell(action);
    // After the link has been followed.
    setTimeout(() => {
      render(null, on);
      next();
    });
  };
  const dismiss = () => leave('dismissed');
  const open = () => leave('clicked');
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) dismiss();
  };
  addEventListener('keydown', onKey);
  const words = wordsFor(document.documentElement.lang || navigator.language);
  render(<Pushed push={push} words={words} page={location.href} onOpen={open} onClose={dismiss} />, on);
  // A hidden page paints nothing, so there it waits until it is seen.
  requestAnimationFrame(() => tell('shown'));
}

/** A shadow root keeps the page's styles out and ours in; being live, it is read aloud without taking the focus. */
function newStage(): HTMLElement {
  const host = document.createElement('dogear-push');
  const root = host.attachShadow({ mode: 'open' });
  const live = document.createElement('div');
  live.setAttribute('aria-live', 'polite');
  dress(root, STYLE);
  root.appendChild(live);
  document.body.appendChild(host);
  return live;
}
