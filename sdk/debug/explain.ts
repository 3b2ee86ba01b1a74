/** Everything that is known of this moment, line by line, in words. Pure. */
import { COMPLETE } from '../../runtime/wire/state.ts';
import type { InspectedArticle, Moment } from './inspected.ts';
import { figures, foundBy, idleIn, missingFor, readNow, stoppedBy } from './why.ts';
import { isWord, type Word, type Words } from './words.ts';

export interface Line {
  label: Word;
  text: string;
  /** Without figures that change all the time: what changes here is a decision, and is written to the console. */
  decision: string;
}

const RETRIED = [429, 502, 503, 504];

export function explain(moment: Moment, words: Words): Line[] {
  const article = readNow(moment);
  return [
    ...articleLines(moment, words),
    clockLine(moment, words),
    ...(article ? [inViewLine(article, words), stateLine(article, words)] : []),
    queueLine(moment, words),
    answerLine(moment, words),
    dropsLine(moment),
    told('consent', isWord(moment.consent) ? words(moment.consent) : moment.consent),
    told('reader', words(moment.sender.user ? 'known' : 'anonymous', { ...moment.sender })),
  ];
}

const told = (label: Word, text: string, decision = text): Line => ({ label, text, decision });
const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
const percent = (share: number): number => Math.round(share * 100);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function articleLines({ articles }: Moment, words: Words): Line[] {
  if (articles.length === 0) return [told('article', words('noArticle'))];
  return articles.flatMap(({ element, reading }) => {
    const { content, blocks, weights, version, quality } = reading;
    const rule = foundBy(element);
    const why = words(rule === 'article' ? 'foundArticle' : rule);
    const values = { content, why, blocks: blocks.length, bands: weights.length, version };
    const lines = [told('article', words('articleIs', { ...values, time: seconds(sum(weights)) }))];
    return quality === 'ok' ? lines : [...lines, told('quality', words('qualityNot', { quality }))];
  });
}

function clockLine(moment: Moment, words: Words): Line {
  const { clock, articles } = moment;
  const stopped = stoppedBy(moment);
  const why = stopped
    ? words(stopped, { after: seconds(clock.limit) })
    : words('runs', { idle: Math.ceil(idleIn(moment) / 1_000) });
  const engaged = seconds(sum(articles.map(({ reading }) => sum(reading.attention))));
  const engaged5 = seconds(sum(articles.map(({ reading }) => reading.engaged5)));
  return told('clockLabel', `${words('clockIs', { engaged, engaged5 })} · ${why}`, stopped ? why : 'runs');
}

function inViewLine({ inView }: InspectedArticle, words: Words): Line {
  return told(
    'seenNow',
    words('seenNowIs', { bands: inView.bands.length, time: seconds(inView.weight) }),
    '',
  );
}

function stateLine(article: InspectedArticle, words: Words): Line {
  const reached = figures(article);
  const { state, completion, depth } = reached;
  const { share, blocks, end } = missingFor(article.reading, reached, COMPLETE);
  const said = [
    words('stateIs', { state: words(state), completion: percent(completion), depth: percent(depth) }),
    share > 0 && words('lacksRead', { share: Math.ceil(share * 100), blocks: ranges(blocks) }),
    end > 0 && words('lacksEnd', { end: seconds(end) }),
  ];
  return told('state', said.filter(Boolean).join(' · '), state);
}

/** `1–3, 7` */
export function ranges(numbers: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = runs[runs.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

function queueLine({ queue: { items, bytes } }: Moment, words: Words): Line {
  const sending = items.filter((item) => item.sending).length;
  const spooled = items.filter((item) => item.spooled).length;
  return told('delivery', words('queueIs', { waiting: items.length - sending, sending, spooled, bytes }), '');
}

function answerLine({ answered, now }: Moment, words: Words): Line {
  if (!answered) return told('lastAnswer', words('noAnswer'), '');
  const { at, status } = answered;
  const word = answerWord(status);
  const say = (ago: number | string) => words(word, { ...answered, ago });
  return told('lastAnswer', say(Math.round((now - at) / 1_000)), say(0));
}

function answerWord(status: number): Word {
  if (!status) return 'answerUnknown';
  if (status < 300) return 'answerGood';
  if (RETRIED.includes(status)) return 'answerAgain';
  return status === 401 ? 'answerKey' : 'answerNever';
}

function dropsLine({ drops }: Moment): Line {
  const counts = Object.entries(drops).map(([reason, count]) => `${reason} ${count}`);
  return told('drops', counts.join(', ') || '0');
}
