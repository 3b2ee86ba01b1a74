/** Opens the overlay over the live page. Nothing is measured while it is there: it is no reading. */
import type { OverlayShown } from '../../runtime/wire/api/overlay.ts';
import { guard } from '../guard.ts';
import { dress } from '../sheet.ts';
import { askHeat, type Fault } from './ask.ts';
import { draw } from './draw.ts';
import { follow } from './follow.ts';
import { groundUnder } from './ground.ts';
import { listen } from './keys.ts';
import { overlay } from './overlay.ts';
import type { Look } from './panel.ts';
import { elementOf, findScene, type Mark, marksOf, type Scene } from './scene.ts';
import { STYLE } from './style.ts';
import { wordsFor } from './words.ts';

/** `endpoint`: the runtime's origin. */
export function open(endpoint: string): void {
  const { host, stage } = newStage();
  const words = wordsFor(navigator.language);
  let look: Look = { measure: 'attention', compared: 'side', folded: false, pointed: undefined };
  let told: OverlayShown | Fault | undefined;
  let scene: Scene | undefined;
  let marks: Mark[] = [];

  const show = guard(() => {
    stage.className = groundUnder(getComputedStyle(elementOf(scene, 0) || document.body).color);
    draw(stage, overlay({ words, told, look, scene, marks, onLook: change, onClose: close }));
  });

  function change(next: Partial<Look>): void {
    look = { ...look, ...next };
    show();
  }

  function align(): void {
    const before = JSON.stringify(marks);
    marks = scene ? marksOf(scene, host.getBoundingClientRect()) : [];
    if (JSON.stringify(marks) !== before) show();
  }

  function search(): void {
    if (typeof told === 'object') scene = findScene(told.shown.heat.blocks.map(({ key }) => key));
    marks = scene ? marksOf(scene, host.getBoundingClientRect()) : [];
    show();
  }

  function close(): void {
    unfollow();
    unlisten();
    host.remove();
  }

  function step(by: number): void {
    const at = marks.findIndex(({ index }) => index === look.pointed);
    const next = marks[Math.max(0, Math.min(marks.length - 1, at + by))];
    if (!next) return;
    (elementOf(scene, next.index) as Element).scrollIntoView({ block: 'center' });
    change({ pointed: next.index });
  }

  function point(x: number, y: number, target: EventTarget | null): void {
    if (target === host) return;
    const { left, top } = host.getBoundingClientRect();
    const under = marks.find(({ shown }) => holds(shown, x - left, y - top));
    if (under && under.index !== look.pointed) change({ pointed: under.index });
  }

  show();
  (stage.lastElementChild as HTMLElement).focus({ preventScroll: true });
  const unfollow = follow({ align, search });
  const unlisten = listen({
    close,
    measure: (measure) => change({ measure }),
    compare: () => change({ compared: look.compared === 'side' ? 'difference' : 'side' }),
    step,
    point,
  });
  askHeat(endpoint).then(
    guard((answer: OverlayShown | Fault) => {
      told = answer;
      search();
    }),
  );
}

/** A shadow root keeps the page's styles out and ours in. */
function newStage(): { host: HTMLElement; stage: HTMLElement } {
  const host = document.createElement('dogear-overlay');
  const root = host.attachShadow({ mode: 'open' });
  const stage = document.createElement('div');
  dress(root, STYLE);
  root.appendChild(stage);
  document.documentElement.appendChild(host);
  return { host, stage };
}

const holds = ({ left, top, right, bottom }: Mark['shown'], x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;
