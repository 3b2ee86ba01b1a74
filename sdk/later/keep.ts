/** Keeps on the device how far every reading has come, so that it goes on at the next visit; of several pages one reads on. */
import { versionOf } from '../../runtime/wire/bands.ts';
import type { Article } from '../article.ts';
import { onVisibility } from '../capture/visibility.ts';
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import { figuresOf } from '../reading/completion.ts';
import { goOn, isHeld, KEPT_FOR, type Kept, keyOf, resume } from './resume.ts';

/** So many readings are kept, the last read first; a few hundred bytes each. */
const KEPT = 50;
const PREFIX = 'dogear.';

export function keep(core: Core): void {
  const { env, person } = core;
  const me = env.id();
  const { report, open } = core;
  /** Under which key each reading is kept: it moves when the article changes under its reader. */
  const keys = new Map<string, string>();

  const write = guard((article: Article, holder: string): void => {
    if (core.choice !== 'granted') return;
    const { reading } = article;
    const key = keyOf(person.sender().device, reading);
    if (isOthers(read(key))) return;
    const former = keys.get(reading.id);
    if (former && former !== key) localStorage.removeItem(former);
    keys.set(reading.id, key);
    localStorage.setItem(key, JSON.stringify(keptOf(article, env.wall(), holder)));
  });

  function read(key: string): Kept | undefined {
    const kept = parse(key);
    return kept && env.wall() - kept[0] < KEPT_FOR ? kept : undefined;
  }

  const isOthers = (kept: Kept | undefined): boolean => !!kept && kept[1] !== me && isHeld(kept, env.wall());

  /** The article is read on here: from where another page came to with it, or, while that one reads on, in a reading of its own. */
  function claim(article: Article): Article {
    const { reading, element, geometry } = article;
    const kept = read(keyOf(person.sender().device, reading));
    if (!isOthers(kept)) {
      if (kept && kept[2] > article.seq) article.seq = goOn(reading, kept, env.wall());
      write(article, me);
    } else if (kept && kept[4] === reading.id) {
      const { content, blocks } = reading;
      return core.open({ element, content, blocks: [...blocks], geometry });
    }
    return article;
  }

  core.open = (seen) => resumed(open(seen));
  /** Of a former visit, and nobody reads it on. */
  function rests(key: string): boolean {
    const kept = core.choice === 'granted' && read(key);
    return !!kept && kept[1] !== me && !isOthers(kept);
  }

  core.rested = ({ content, blocks }) =>
    rests(keyOf(person.sender().device, { content, version: versionOf(blocks) }));
  core.mayRest = guard(({ reading }) => {
    const key = keyOf(person.sender().device, reading);
    const isOther = (other: string) => other !== key && other.split('.')[1] === key.split('.')[1];
    return keptKeys().filter(isOther).some(rests);
  });

  /** The reading goes on where it was kept, with what it gathered here since. */
  function resumed(article: Article): Article {
    const { reading, view } = article;
    const { attention, engaged5, endTime, furthest } = reading;
    const seq = core.choice === 'granted' && resume(reading, person.sender().device, env.wall());
    if (!seq) return article;
    Object.assign(article, { seq, completed: figuresOf(reading).state === 'complete' });
    reading.attention = reading.attention.map((ms, band) => ms + (attention[band] || 0));
    reading.engaged5 += engaged5;
    reading.endTime += endTime;
    reading.furthest = Math.max(reading.furthest, furthest);
    view.reading = reading.id;
    return article;
  }
  core.resume = resumed;

  core.report = (article) => {
    const news = report(article);
    const ended = !core.articles.includes(article);
    if (ended || news) write(article, ended ? '' : me);
    return news;
  };
  onVisibility((visible) => {
    if (visible) core.articles = core.articles.map(claim);
    else for (const article of core.articles) write(article, '');
  });
  // Nobody was told of it yet, so it may still be the former one.
  core.articles = core.articles.map((article) => claim(article.told ? article : resumed(article)));
  guard(prune)(env.wall());
}

const parse = guard((key: string): Kept => JSON.parse(localStorage[key]));

function keptOf({ reading, seq }: Article, at: number, holder: string): Kept {
  const { visits, id, startedAt, engaged5, quality, furthest, endSeen, endTime, attention } = reading;
  const [rounded5, roundedEnd] = [Math.round(engaged5), Math.round(endTime)];
  return [
    ...([at, holder, seq, visits, id, startedAt, rounded5, quality, furthest, endSeen, roundedEnd] as const),
    attention.map(Math.round),
  ];
}

const keptKeys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

/** Forgets what rested too long, and what is over the number. */
function prune(wall: number): void {
  const ages = keptKeys().map((key): [string, number] => [key, wall - ((parse(key) || [])[0] || 0)]);
  ages.sort(([, a], [, b]) => a - b);
  ages.forEach(([key, age], place) => {
    if (age > KEPT_FOR || place >= KEPT) localStorage.removeItem(key);
  });
}
