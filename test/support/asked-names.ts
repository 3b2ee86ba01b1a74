/** What made persons are, have and did by name; none is easy for every database. */

export const ZONES = [
  'Asia/Shanghai',
  'Europe/Paris',
  'America/New_York',
  'Pacific/Kiritimati',
  'Nowhere/At all',
  '',
];
export const LANGUAGES = ['zh-CN', 'en', '12', ''];
export const ATTRIBUTES = ['age', 'city', 'renewal', 'children', 'a "quoted" %_name', '__proto__'];
export const REGIONS = ['CN', 'CN-44', 'CN-11', 'HK', 'US-CA', 'US'];
export const TAGS = ['ripe', '高意向', "o'clock", '%'];
export const SEGMENTS = ['ripe', "o'clock %", '分群'];
export const OWNERS = ['li', 'chen', 'wu', 'a stranger'];
/** Units by the one that they lie in; the last lies in one that is gone. */
export const UNITS = { head: null, branch: 'head', "o'team %": 'branch', other: null, lost: 'gone' };
/** Where agents are; a stranger is no agent. */
export const AGENTS = { li: "o'team %", chen: 'other', wu: 'lost' };
export const EVENTS = ['quote', '预约', 'seen "it"'];
export const PROPERTIES = ['premium', '产品', '__proto__', 'a.b[0]'];
export const TOPICS = ['等待期', 'a "b" \\c', "it's"];
export const KINDS = ['spouse', 'child', 'parent', 'friend'] as const;
