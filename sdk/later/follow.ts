/** Follows a page that changes under its reader. */
import { versionOf } from '../../runtime/wire/bands.ts';
import { type Article, type Seen, viewOf } from '../article.ts';
import { listenAgain } from '../capture/listen.ts';
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import { absence } from './absent.ts';
import { onChanges } from './changes.ts';
import { continues, revise } from './revise.ts';
import { searcher } from './search.ts';

/**
 * The page is searched again this long after it changed, ms; twice as long after each time something new was found;
 * and as soon as at first where it has been quiet for `calm` times as long, as between the articles of a feed.
 */
const FIND_GAP = { first: 250, max: 60_000, calm: 4 } as const;
/** Searching takes no more than this part of the time. */
const FIND_SHARE = 0.05;

/** What the core's first glances say is trusted only where nothing better came for so long, ms. */
const GLANCED = 5_000;

/** From now on the core finds what is new, goes on with what is there, and ends what is gone. */
export function follow(core: Core): void {
  const { env } = core;
  const sayAbsent = absence(core);
  let findAt = 0;
  let findGap = 0;
  let joining = true;

  const { search, changed, unfinished } = searcher(core);
  core.search = search;
  core.find = (now) => {
    if (!core.changed || now < findAt) return;
    core.changed = false;
    if (now > findAt + FIND_GAP.calm * findGap) findGap = FIND_GAP.first;
    const news = compare(core, joining);
    core.changed = unfinished();
    if (news && !core.changed) findGap = Math.min(FIND_GAP.max, findGap * 2);
    findAt = env.now() + Math.max(findGap, (env.now() - now) / FIND_SHARE);
    joining = false;
  };
  core.navigated = () => {
    // What was shown until now was read until now.
    core.look(true);
    changed();
    // Searched for as eagerly as at the start.
    core.changed = true;
    findGap = FIND_GAP.first;
    findAt = 0;
    sayAbsent();
    core.wake();
  };
  guard(onChanges)((nodes) => {
    core.changed = true;
    changed(nodes);
    core.listenAgain();
    listenAgain();
  });
  // Nobody listened until now.
  core.navigated();
}

/** True if there was anything new. `joining`: what the core found, and told nobody of, may be no article at all. */
function compare(core: Core, joining: boolean): boolean {
  const before = core.articles;
  let news = false;
  core.articles = core.search().map((seen) => {
    const known = before.find((article) => isPlaceOf(article, seen));
    if (known && joining && !known.told) known.reading.content = known.view.content = seen.content;
    const still = known && known.geometry.nodes === seen.geometry.nodes;
    const same = still || (known && versionOf(seen.blocks) === known.reading.version);
    news = news || !same;
    // What goes on at this visit is known by its version.
    const other = joining && !known?.told && !same;
    // An article that came in pieces is whole now, and its own reading goes on: where nobody was told of the pieces, with them.
    const rested = !same && core.rested?.(seen);
    const goes = same || (known && goesOn(known, seen) && (!rested || !known.seq));
    if (!known || other || !goes) return core.open(seen);
    if (!same) change(core, known, seen);
    if (rested) core.resume?.(known);
    known.element = seen.element;
    if (!joining) seen.geometry.fault = known.geometry.fault;
    // Out of view, the one that knows it will do.
    if (!still || known.inView.weight) known.geometry = seen.geometry;
    // Places may be relative to another block now: that is no movement.
    if (!same || joining) known.pace.position = Number.NaN;
    if (joining && known.reading.visits < 2 && core.env.wall() - known.reading.startedAt < GLANCED)
      forget(known);
    return known;
  });
  const gone = before.filter((article) => !core.articles.includes(article));
  gone.filter(({ told }) => told || !joining).forEach(core.report);
  return news;
}

/** At a glance more may have seemed to be in view than was. */
function forget({ reading }: Article): void {
  Object.assign(reading, { furthest: 0, endSeen: false, endTime: 0 });
}

/** A framework may have put a new element in place of the old one. */
const isPlaceOf = ({ element, reading }: Article, seen: Seen): boolean =>
  element === seen.element || (reading.content === seen.content && !element.isConnected);

const goesOn = ({ reading }: Article, { content, blocks }: Seen): boolean =>
  content === reading.content && continues(reading, blocks);

function change(core: Core, article: Article, { blocks }: Seen): void {
  const { reading, told } = article;
  const { quality } = reading;
  revise(reading, blocks);
  article.view = viewOf(core.env, reading);
  if (told) core.add(article.view, `view ${reading.id}`);
  else reading.quality = quality;
}
