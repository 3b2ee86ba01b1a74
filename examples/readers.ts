/** Made readers: who they are, when they come, and what they do. The same seed and time give the same readers. */
import type { Screen } from '../runtime/wire/batch.ts';
import type { Habit } from './attention.ts';
import { type Chance, chanceFrom } from './chance.ts';

export interface MadeVisit {
  /** ms UTC */
  at: number;
  slug: string;
  habit: Habit;
  /** Stretches the time on paragraphs that hold readers. */
  keen: number;
  /** Whether the reader asks for a consultation at its end. */
  asks: boolean;
}

export interface MadeReader {
  /** Values of the identifiers of kinds `device` and `user`. */
  device: string;
  user: string;
  attributes: { made: true; name: string; city: string };
  screen: Screen;
  /** Place of the owner in the scene's list of agents; nobody owns the reader where it is absent. */
  owner?: number;
  /** The link of the owner by which the reader comes to one of the articles. */
  link?: { slug: string; url: string } | undefined;
  /** Oldest first. */
  visits: MadeVisit[];
  /** For what the reader decides while the visits are sent. */
  seed: number;
}

/** How the values of a made reader's identifiers begin. */
export const MADE = 'made-';

interface Temper {
  visits: readonly [number, number];
  habits: readonly (readonly [Habit, number])[];
  keen: readonly [number, number];
  /** Probability that the last visit ends with asking for a consultation. */
  asks: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** China keeps one time, without summer time. */
const LOCAL = 8 * HOUR;
/** Made readers came within this time before now. */
const PERIOD = 14 * DAY;

const PASSER_BY: Temper = {
  visits: [1, 1],
  habits: [
    ['bounce', 6],
    ['skim', 4],
  ],
  keen: [1, 1],
  asks: 0,
};
const BROWSER: Temper = {
  visits: [1, 3],
  habits: [
    ['bounce', 1],
    ['skim', 3],
    ['partial', 5],
    ['complete', 1],
  ],
  keen: [0.9, 1.2],
  asks: 0.02,
};
const STUDENT: Temper = {
  visits: [2, 4],
  habits: [
    ['skim', 1],
    ['partial', 3],
    ['complete', 6],
  ],
  keen: [1, 1.5],
  asks: 0.1,
};
const RIPE: Temper = {
  visits: [3, 5],
  habits: [
    ['partial', 2],
    ['complete', 8],
  ],
  keen: [1.4, 2.2],
  asks: 0.6,
};
const TEMPERS = [
  [PASSER_BY, 36],
  [BROWSER, 42],
  [STUDENT, 30],
  [RIPE, 12],
] as const;

const SURNAMES = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'];
const GIVEN = [
  '晓雯',
  '建国',
  '思远',
  '雨桐',
  '志强',
  '静怡',
  '子涵',
  '海燕',
  '明轩',
  '丽娟',
  '俊杰',
  '婉清',
];
const MORE_GIVEN = [
  '文博',
  '佳慧',
  '国栋',
  '雪梅',
  '浩然',
  '欣然',
  '永康',
  '淑芬',
  '一鸣',
  '安琪',
  '立新',
  '若曦',
];
const CITIES = [
  '上海',
  '杭州',
  '南京',
  '苏州',
  '成都',
  '武汉',
  '广州',
  '深圳',
  '北京',
  '西安',
  '长沙',
  '青岛',
];
/** When people read on their phones, in hours of the local day, by weight. */
const HOURS = [
  [7.5, 2],
  [8.5, 2],
  [12.5, 3],
  [15, 1],
  [18.5, 1],
  [20.5, 4],
  [21.5, 5],
  [22.5, 3],
] as const;

/** `slugs` by weight, the first visit's choice; later visits take any of them. `now` in ms UTC. */
export function madeReaders(
  count: number,
  slugs: readonly (readonly [string, number])[],
  agents: number,
  now: number,
  seed = 20,
): MadeReader[] {
  return Array.from({ length: count }, (_, index) => {
    const chance = chanceFrom(seed * 1_000 + index);
    const number = String(index + 1).padStart(3, '0');
    const visits = visitsOf(chance, slugs, now);
    return {
      device: `${MADE}device-${number}`,
      user: `${MADE}${number}`,
      attributes: { made: true, name: nameOf(chance), city: chance.pick(CITIES) },
      screen: chance.choose([
        ['phone', 80],
        ['desktop', 16],
        ['tablet', 4],
      ]),
      ...(chance.hits(0.75) && { owner: Math.floor(chance.between(0, agents)) }),
      visits,
      seed: seed * 1_000 + 500 + index,
    };
  });
}

const nameOf = (chance: Chance) => chance.pick(SURNAMES) + chance.pick([...GIVEN, ...MORE_GIVEN]);

function visitsOf(chance: Chance, slugs: readonly (readonly [string, number])[], now: number): MadeVisit[] {
  const temper = chance.choose(TEMPERS);
  const count = Math.round(chance.between(...temper.visits));
  const first = now - chance.between(0.2, 1) * PERIOD;
  const times = Array.from({ length: count }, (_, index) =>
    localHour(first + index * chance.between(0.6, 2.6) * DAY, now, chance),
  );
  return times
    .sort((a, b) => a - b)
    .map((at, index) => ({
      at,
      slug: index === 0 ? chance.choose(slugs) : chance.pick(slugs)[0],
      habit: chance.choose(temper.habits),
      keen: chance.between(...temper.keen),
      asks: index === count - 1 && chance.hits(temper.asks),
    }));
}

/** The day of `time` at an hour when people read, always before now. */
function localHour(time: number, now: number, chance: Chance): number {
  const midnight = Math.floor((time + LOCAL) / DAY) * DAY - LOCAL;
  const at = midnight + chance.choose(HOURS) * HOUR + chance.between(-25, 25) * MINUTE;
  const latest = now - chance.between(0.5, 20) * HOUR;
  return Math.round(Math.max(now - PERIOD, Math.min(at, latest)));
}
