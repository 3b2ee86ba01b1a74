import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

describe.each(SCHEMES)('in %s', (_, tokens) => {
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
});
