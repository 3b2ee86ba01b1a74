/** Opens the debug mode: looks at what is measured, four times a second, and draws it; measures and sends nothing. */
import type { BatchAnswer } from '../../runtime/wire/batch.ts';
import type { Core } from '../core.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Send } from '../delivery/send.ts';
import { guard } from '../guard.ts';
import { draw, h } from '../overlay/draw.ts';
import { dress } from '../sheet.ts';
import { optsOut } from '../start.ts';
import { explain, type Line } from './explain.ts';
import type { Answered, Moment } from './inspected.ts';
import { strip } from './strip.ts';
import { STYLE } from './style.ts';
import { type Words, wordsFor } from './words.ts';

/** ms */
const EVERY = 250;

export function open(core: Core): void {
  // There is nothing to say of the delivery before it is there.
  core.loadChunk('later', (later) => {
    later.deliver(core);
    if (core.delivery) begin(core, core.delivery);
  });
}

function begin(core: Core, delivery: Delivery): void {
  const stage = newStage();
  const words = wordsFor(navigator.language);
  const report = newReport(words);
  const answered = listenIn(core, delivery);
  const drops = countDrops(delivery);
  const show = guard(() => {
    core.lend?.();
    const moment = momentOf(core, delivery, drops(), answered());
    const lines = explain(moment, words);
    // The panel first: what keeps its place keeps its element, and stays folded.
    draw(stage, [panel(lines, words), ...moment.articles.flatMap((one) => strip(one, innerHeight))]);
    report(lines);
  });
  setInterval(show, EVERY);
  addEventListener('scroll', () => requestAnimationFrame(show), { passive: true, capture: true });
  show();
}

function momentOf(
  { env, clock, articles, person, choice }: Core,
  delivery: Delivery,
  drops: Record<string, number>,
  answered: Answered | undefined,
): Moment {
  return {
    now: env.now(),
    consent: choice === 'denied' && optsOut() ? 'undecided' : choice,
    sender: person.sender(),
    clock,
    articles,
    queue: delivery.queue,
    drops,
    answered,
  };
}

/** Hears how batches end, from beside the wire: what is sent and what comes of it stay as they are. */
function listenIn({ env }: Core, delivery: Delivery): () => Answered | undefined {
  let last: Answered | undefined;
  let listening: Send | undefined;
  const note = (status: number, answer?: BatchAnswer) => {
    last = { at: env.now(), status };
    if (!answer) return;
    const { accepted, duplicates, rejected, pushes } = answer;
    Object.assign(last, { accepted, duplicates, rejected: rejected.length, pushes: pushes.length });
  };
  return () => {
    // Another way of sending may have come meanwhile.
    if (delivery.send !== listening) {
      const { send } = delivery;
      listening = (body, leaving) => {
        const sent = send(body, leaving);
        sent.then(({ status, answer }) => note(status, answer)).catch(() => note(0));
        return sent;
      };
      delivery.send = listening;
    }
    return last;
  };
}

/** The queue forgets its drops once they are reported; here they are kept. */
function countDrops(delivery: Delivery): () => Record<string, number> {
  const reported: Record<string, number> = {};
  let before: Record<string, number> = {};
  return () => {
    const { drops } = delivery.queue;
    for (const [reason, count] of Object.entries(before)) {
      if (!(reason in drops)) reported[reason] = (reported[reason] || 0) + count;
    }
    before = { ...drops };
    const all = { ...reported };
    for (const [reason, count] of Object.entries(drops)) all[reason] = (all[reason] || 0) + count;
    return all;
  };
}

function panel(lines: readonly Line[], words: Words) {
  return h(
    'details',
    { class: 'panel', open: '' },
    h('summary', {}, words('title')),
    h('dl', {}, ...lines.flatMap(({ label, text }) => [h('dt', {}, words(label)), h('dd', {}, text)])),
    h('p', { class: 'legend' }, words('legend')),
  );
}

/** One line in the console for each decision; the only lines that Dogear ever writes there, because somebody asked. */
function newReport(words: Words): (lines: readonly Line[]) => void {
  const known: Record<string, string> = {};
  return (lines) => {
    lines.forEach(({ label, text, decision }, place) => {
      // Several articles have the same label.
      const name = `${label} ${place}`;
      if (known[name] === decision) return;
      known[name] = decision;
      if (decision) console.info(`[dogear] ${words(label)}: ${text}`);
    });
  };
}

function newStage(): HTMLElement {
  const host = document.createElement('dogear-debug');
  const root = host.attachShadow({ mode: 'open' });
  const stage = document.createElement('div');
  stage.className = 'stage';
  dress(root, STYLE);
  root.appendChild(stage);
  document.documentElement.appendChild(host);
  return stage;
}
