/** Sends what the core keeps, as far as the person's choice lets it. */
import type { Article } from '../article.ts';
import type { Core, Kept } from '../core.ts';
import { newDelivery } from '../delivery/delivery.ts';
import type { Sender } from '../delivery/queue.ts';
import { openSpool } from '../delivery/spool.ts';
import { guard } from '../guard.ts';
import { LEFT } from '../leave.ts';
import { onAnswers } from './answers.ts';
import { insistOn } from './insist.ts';
import { shareSpool } from './share.ts';
import { heeding, onOthersChoice, withhold } from './withhold.ts';

/** What was just found may turn out to be no article, and its title come late: nobody is told of it before, ms. */
const SETTLED = 400;
/** Where the person read more of it before, it may come in pieces, ms. */
const WHOLE = 5_000;

export function deliver(core: Core): void {
  const { env, person, head, spool, url } = core;
  if (core.delivery) return;
  let former: Sender | undefined;
  const delivery = newDelivery({
    ...{ env, head, random: Math.random },
    send: heeding(core, insistOn(url)),
    openSpool: () => openSpool(spool, env.id()),
    sender: () => former || person.sender(),
    onAnswer: guard(onAnswers(core)),
  });
  core.delivery = delivery;
  const kept = [...core.kept.values()];
  core.kept.clear();
  const isDue = (article: Article) => {
    const age = env.wall() - article.reading.startedAt;
    return article.told || age > WHOLE || (age > SETTLED && !core.mayRest?.(article));
  };
  const flush = (leaving?: boolean) => {
    core.articles.filter((article) => leaving || isDue(article)).forEach(core.report);
    delivery.flush(leaving);
  };
  let due = false;
  const flushDue = guard(() => {
    due = false;
    flush();
  });
  core.flush = (leaving) => {
    if (leaving) return flush(true);
    // What the page says in one breath goes out together, and before it can be left.
    if (!due) Promise.resolve().then(flushDue);
    due = true;
  };
  core.add = (message, slot) => {
    if (core.choice !== 'denied') delivery.add(message, slot);
  };
  let pending = false;
  core.consented = (choice, reason) => {
    const granted = choice === 'granted';
    if (granted || choice === 'cookieless') delivery.start(granted);
    else delivery.hold();
    withhold(delivery, choice, reason);
    // What was read while the person was asked goes out with their answer.
    if (pending) core.flush();
    pending = choice === 'pending';
  };
  core.consented(core.choice);
  // After a denial that is no more than what was dropped for want of consent.
  for (const [json, sender, slot] of [...leftOver(core, kept), ...kept]) {
    former = sender;
    delivery.add(JSON.parse(json), slot);
  }
  former = undefined;
  shareSpool(delivery, env);
  guard(onOthersChoice)(core);
}

/** What a former page had to leave behind. */
const leftOver = (core: Core, kept: readonly Kept[]): Kept[] =>
  (core.choice === 'granted' && guard(takeLeft)(kept)) || [];

function takeLeft(kept: readonly Kept[]): Kept[] {
  const [, ...left]: [number, ...Kept[]] = JSON.parse(localStorage[LEFT] || '[0]');
  localStorage.removeItem(LEFT);
  // This page may have been left, and be back.
  return left.filter(([json]) => !kept.some((one) => one[0] === json));
}
