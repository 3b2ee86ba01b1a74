/** Figures as people read them. Times are ms UTC and shown in the viewer's zone unless one is given. */
export interface Formats {
  number(value: number): string;
  /** 0 to 1 as per cent without decimals. */
  share(value: number): string;
  /** A change from `before` to `now` with its sign, in per cent; a dash when there was nothing before. */
  change(now: number, before: number): string;
  /** `11月22日` or `22 Nov`; with the year when it is another one. */
  date(at: number, zone?: string): string;
  /** `10:31` */
  time(at: number, zone?: string): string;
  dateTime(at: number, zone?: string): string;
  /** `今天 18:00` near now, else date and time. */
  near(at: number): string;
  /** ms as `42 秒`, `3 分 05 秒`, `2 小时 10 分`, `3 天`. */
  duration(ms: number): string;
  /** ms as seconds, one decimal under ten: `4.2 秒`. */
  seconds(ms: number): string;
}

const UNITS = {
  zh: { second: ' 秒', minute: ' 分', hour: ' 小时', day: ' 天' },
  en: { second: ' s', minute: ' min', hour: ' h', day: ' d' },
} as const;
const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

export function formatsOf(language: keyof typeof LOCALES): Formats {
  const locale = LOCALES[language];
  const units = UNITS[language];
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const clock = (at: number, zone: string | undefined, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...(zone ? { timeZone: zone } : {}) }).format(at);
  const date = (at: number, zone?: string) => clock(at, zone, dayOptions(at, language));
  const time = (at: number, zone?: string) =>
    clock(at, zone, { hour: '2-digit', minute: '2-digit', hour12: false });
  return {
    number: (value) => plain.format(value),
    share: (value) => percent.format(value),
    change: (now, before) => (before === 0 ? '–' : signed.format((now - before) / before)),
    date,
    time,
    near: (at) => `${nearDay(at, locale) ?? date(at)} ${time(at)}`,
    dateTime: (at, zone) => `${date(at, zone)} ${time(at, zone)}`,
    duration: (ms) => duration(ms, units),
    seconds: (ms) =>
      plain.format(ms < 9_950 ? Math.round(ms / 100) / 10 : Math.round(ms / 1000)) + units.second,
  };
}

/** `昨天`, `今天`, `明天` by the viewer's calendar; undefined farther away. */
function nearDay(at: number, locale: string): string | undefined {
  const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(Date.now())) / 86_400_000);
  if (Math.abs(days) > 1) return undefined;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
}

function dayOptions(at: number, language: keyof typeof LOCALES): Intl.DateTimeFormatOptions {
  const thisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return {
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...(thisYear ? {} : { year: 'numeric' }),
  };
}

type Units = { [unit in keyof (typeof UNITS)['zh']]: string };

function duration(ms: number, { second, minute, hour, day }: Units): string {
  const seconds = Math.round(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds}${second}`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${minute} ${two(seconds % 60)}${second}`;
  if (seconds < 86_400)
    return `${Math.floor(seconds / 3600)}${hour} ${two(Math.floor((seconds % 3600) / 60))}${minute}`;
  return `${Math.floor(seconds / 86_400)}${day}`;
}
