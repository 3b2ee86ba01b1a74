/** Regions by their codes: countries of ISO 3166-1 (`CN`), and parts of them of ISO 3166-2 (`CN-44`). */
import type { Text } from './vocabulary.ts';

const CODE = /^([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/;

/** Provinces of China: the digits by which they are kept, and the letters that the standard writes as well. */
const PROVINCES: readonly (readonly [digits: string, letters: string, zh: string, en: string])[] = [
  ['11', 'BJ', '北京', 'Beijing'],
  ['12', 'TJ', '天津', 'Tianjin'],
  ['13', 'HE', '河北', 'Hebei'],
  ['14', 'SX', '山西', 'Shanxi'],
  ['15', 'NM', '内蒙古', 'Inner Mongolia'],
  ['21', 'LN', '辽宁', 'Liaoning'],
  ['22', 'JL', '吉林', 'Jilin'],
  ['23', 'HL', '黑龙江', 'Heilongjiang'],
  ['31', 'SH', '上海', 'Shanghai'],
  ['32', 'JS', '江苏', 'Jiangsu'],
  ['33', 'ZJ', '浙江', 'Zhejiang'],
  ['34', 'AH', '安徽', 'Anhui'],
  ['35', 'FJ', '福建', 'Fujian'],
  ['36', 'JX', '江西', 'Jiangxi'],
  ['37', 'SD', '山东', 'Shandong'],
  ['41', 'HA', '河南', 'Henan'],
  ['42', 'HB', '湖北', 'Hubei'],
  ['43', 'HN', '湖南', 'Hunan'],
  ['44', 'GD', '广东', 'Guangdong'],
  ['45', 'GX', '广西', 'Guangxi'],
  ['46', 'HI', '海南', 'Hainan'],
  ['50', 'CQ', '重庆', 'Chongqing'],
  ['51', 'SC', '四川', 'Sichuan'],
  ['52', 'GZ', '贵州', 'Guizhou'],
  ['53', 'YN', '云南', 'Yunnan'],
  ['54', 'XZ', '西藏', 'Tibet'],
  ['61', 'SN', '陕西', 'Shaanxi'],
  ['62', 'GS', '甘肃', 'Gansu'],
  ['63', 'QH', '青海', 'Qinghai'],
  ['64', 'NX', '宁夏', 'Ningxia'],
  ['65', 'XJ', '新疆', 'Xinjiang'],
  ['71', 'TW', '台湾', 'Taiwan'],
  ['91', 'HK', '香港', 'Hong Kong'],
  ['92', 'MO', '澳门', 'Macao'],
];
const BY_LETTERS = new Map(PROVINCES.map(([digits, letters]) => [letters, digits]));
const BY_CODE = new Map(PROVINCES.map(([digits, , zh, en]) => [`CN-${digits}`, { zh, en }]));

const countries = (language: string) =>
  new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
const NAMES = { zh: countries('zh-CN'), en: countries('en') };
/** Named like countries, and none. */
const NONE = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

/** The code as it is kept, or nothing where it is none: a province of China by its digits, a country by the code that it has today. */
export function regionOf(text: string): string | undefined {
  const [, said = '', part] = CODE.exec(text) ?? [];
  const country = said && new Intl.Locale(`und-${said}`).region;
  if (!country || NONE.includes(country) || NAMES.en.of(country) === undefined) return undefined;
  if (part === undefined) return country;
  return `${country}-${(country === 'CN' && BY_LETTERS.get(part)) || part}`;
}

/** Chinese provinces and countries by name; of other parts the country, and the code. */
export function regionName(code: string): Text {
  const province = BY_CODE.get(code);
  if (province) return province;
  const [country = '', part] = CODE.test(code) ? code.split('-') : [];
  const name = (names: Intl.DisplayNames) => (country && names.of(country)) || code;
  const more = part === undefined ? '' : ` (${code})`;
  return { zh: name(NAMES.zh) + more, en: name(NAMES.en) + more };
}

/** Codes that have names: the provinces of China, then all countries. */
export function namedRegions(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((one) => letters.map((other) => one + other));
  return [...BY_CODE.keys(), ...pairs.filter((code) => regionOf(code) === code)];
}
