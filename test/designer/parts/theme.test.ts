import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIVERGING, RAMP } from '../../../runtime/wire/heat/ramp.ts';
import { contrast, type Deficiency, lab, seenWith } from '../../support/colour.ts';

const sheet = readFileSync('designer/theme.css', 'utf8');
const [lightPart, darkPart] = sheet.split('@media (prefers-color-scheme: dark)') as [string, string];
const tokensIn = (css: string) =>
  Object.fromEntries([...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
const light = tokensIn(lightPart);
const SCHEMES: [string, Record<string, string>][] = [
  ['light', light],
  ['dark', { ...light, ...tokensIn(darkPart) }],
];

const TEXT = ['ink', 'ink-2', 'ink-3', 'accent', 'bad'];
const GROUNDS = ['paper', 'surface', 'sunk'];
const PAIRS: [text: string, ground: string][] = [
  ...TEXT.flatMap((text) => GROUNDS.map((ground): [string, string] => [text, ground])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['ink', 'accent-soft'],
  ['bad', 'bad-soft'],
  ['ink-2', 'bad-soft'],
  ['warn', 'warn-soft'],
  ['good', 'good-soft'],
];

describe.each(SCHEMES)('in %s', (scheme, tokens) => {
  const colour = (name: string) => tokens[name] ?? expect.fail(`--${name} has no colour`);

  it.each(PAIRS)('%s on %s can be read (AA, 4.5)', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GROUNDS)('the edge of a field is seen on %s (3)', (ground) => {
    expect(contrast(colour('line-strong'), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  const ramp = Array.from({ length: 9 }, (_, step) => tokens[`heat-${step}`] as string);
  const gaps = (hexes: string[]) =>
    hexes
      .slice(1)
      .map((hex, i) =>
        Math.hypot(...lab(hex).map((value, axis) => value - (lab(hexes[i] as string)[axis] as number))),
      );

  it('the heat ramp goes in even steps of perceived difference', () => {
    const steps = gaps(ramp);
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.25);
  });

  it.each<Deficiency>(['none', 'protanopia', 'deuteranopia', 'tritanopia'])(
    'lightness alone orders the heat ramp, seen with %s',
    (deficiency) => {
      const lightness = ramp.map((hex) => lab(seenWith(deficiency, hex))[0] as number);
      const sign = Math.sign((lightness[8] as number) - (lightness[0] as number));
      const steps = lightness.slice(1).map((value, i) => sign * (value - (lightness[i] as number)));
      expect(Math.min(...steps)).toBeGreaterThan(0.03);
    },
  );

  const [heats, differs] = scheme === 'dark' ? [RAMP.dark, DIVERGING.dark] : [RAMP.light, DIVERGING.light];
  it('heat has the colours that it has over the live page', () => {
    expect(ramp).toEqual(heats);
    expect(differs).toEqual(differs.map((_, step) => tokens[`differs-${step}`]));
  });

  it('differences leave "the same" in even steps of lightness, equally to both sides', () => {
    const lightness = differs.map((hex) => lab(hex)[0] as number);
    const away = lightness.map((value) => Math.abs(value - (lightness[4] as number)));
    for (const step of [0, 1, 2, 3]) expect(away[step]).toBeCloseTo(away[8 - step] as number, 2);
    expect(Math.max(...gaps([...differs])) / Math.min(...gaps([...differs]))).toBeLessThan(1.25);
  });

  it.each<Deficiency>(['none', 'protanopia', 'deuteranopia'])(
    'less is told from more, seen with %s',
    (deficiency) => {
      const blueness = differs.map((hex) => -(lab(seenWith(deficiency, hex))[2] as number));
      expect(Math.min(...blueness.slice(0, 3))).toBeGreaterThan(0.02);
      expect(Math.max(...blueness.slice(6))).toBeLessThan(-0.02);
    },
  );

  it('less is told from more without yellow and blue, seen with tritanopia', () => {
    const redness = differs.map((hex) => lab(seenWith('tritanopia', hex))[1] as number);
    expect(Math.max(...redness.slice(0, 3))).toBeLessThan(-0.02);
    expect(Math.min(...redness.slice(6))).toBeGreaterThan(0.02);
  });
});
