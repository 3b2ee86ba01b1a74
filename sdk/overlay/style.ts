/** How the overlay looks: over the page, never moving it; on light and on dark pages. */
import { DIVERGING, RAMP } from '../../runtime/wire/heat/ramp.ts';

const named = (name: string, colors: readonly string[]): string =>
  colors.map((color, step) => `--${name}-${step}:${color};`).join('');

const colors = (ground: 'light' | 'dark'): string =>
  named('heat', RAMP[ground]) + named('differs', DIVERGING[ground]);

export const STYLE = `
:host {
  all: initial; position: absolute; left: 0; top: 0;
  font: 400 13px/1.5 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  font-variant-numeric: tabular-nums;
}
* { box-sizing: border-box; margin: 0; padding: 0; }
.light { ${colors('light')} --ground: #fff; --ink: #1b2124; --soft: #55615f; --line: #d5d9d8; --accent: #0b666b; --on-accent: #fff; --reached: #9cc4c3; --tint: .5; --blend: multiply; }
.dark { ${colors('dark')} --ground: #1a1f22; --ink: #e7eaea; --soft: #a9b5b3; --line: #3a4448; --accent: #5cc8c6; --on-accent: #062425; --reached: #2c6668; --tint: .5; --blend: screen; }
ol { list-style: none; }
.layer *, .curve { position: absolute; pointer-events: none; }
.block { overflow: hidden; }
.block:focus { outline: none; }
.whole { left: 0; right: 0; display: flex; flex-direction: column; }
.layer .band { position: relative; flex: 1; min-height: 0; display: flex; }
.layer .strip { position: relative; flex: none; display: flex; margin-right: 4px; background: var(--ground); box-shadow: inset 0 0 0 1px var(--line); }
.layer .strip i { position: relative; flex: 1; margin-bottom: 1px; }
.layer .strip b { top: 0; bottom: 0; min-width: 2px; }
.layer .tint { position: relative; flex: 1; display: flex; opacity: var(--tint); mix-blend-mode: var(--blend); }
.layer .tint i { position: relative; flex: 1; }
.changed .tint, .changed .strip { display: none; }
.changed .whole { background: repeating-linear-gradient(135deg, transparent 0 6px, rgba(128, 132, 134, .3) 6px 8px); }
.strip, .tint, .changed .whole, .figure, .curve, [data-pointed] .whole:after { z-index: 2147483646; }
[data-pointed] .whole:after { content: ""; position: absolute; top: 0; bottom: 0; left: 0; right: 0; box-shadow: inset 0 0 0 2px var(--accent); }
.layer .figure { display: flex; flex-direction: column; align-items: flex-end; font-size: 12px; line-height: 16px; color: var(--soft); }
.layer .figure span { position: static; padding: 0 4px; border-radius: 3px; background: var(--ground); }
.curve { overflow: visible; }
.curve .ground { fill: var(--ground); opacity: .72; }
.curve .reached { fill: var(--reached); }
.curve .read { fill: var(--accent); }
.curve .against { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
.curve .grid { fill: none; stroke: var(--soft); stroke-opacity: .45; stroke-dasharray: 1 3; }
.curve .pointer { fill: none; stroke: var(--accent); stroke-width: 2; }

.panel {
  position: fixed; z-index: 2147483647; left: 16px; bottom: 16px; width: 280px; max-height: 80vh; overflow: auto; padding: 8px 16px 12px;
  background: var(--ground); color: var(--ink); border: 1px solid var(--line); border-radius: 8px;
  box-shadow: 0 8px 32px rgba(0, 20, 18, .22); pointer-events: auto;
  text-size-adjust: none; overflow-wrap: anywhere;
}
.panel:focus { outline: none; }
header { display: flex; align-items: center; }
h2 { flex: 1; min-width: 0; font-size: 14px; line-height: 40px; font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
h2 span { margin-left: 8px; font-weight: 400; color: var(--soft); }
button { font: inherit; color: inherit; background: none; border: 0; border-radius: 6px; cursor: pointer; }
header button { flex: none; display: grid; place-items: center; width: 40px; height: 40px; margin-right: -8px; color: var(--soft); }
header svg { width: 14px; height: 14px; fill: none; stroke: currentColor; stroke-width: 1.8;  }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
p > span { display: block; }
em, .letter, .faint { font-style: normal; color: var(--soft); }
.letter { display: inline-block; min-width: 18px; }
.at { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--line); }
.faint { font-size: 12px; }
[role="alert"] { padding: 8px 0; }
.chips { display: flex; margin-top: 8px; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.chip { flex: 1; min-height: 32px; padding: 4px 0; border-radius: 0; border-right: 1px solid var(--line); }
.chip:last-child { border-right: 0; }
.chip b { display: block; font-weight: 400; }
.chip[aria-pressed="true"] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.ramp { margin: 8px 0; color: var(--soft); font-size: 12px; }
.ramp div { display: flex; align-items: flex-end; gap: 1px; height: 16px; }
.ramp i { flex: 1; }
.ramp p:first-of-type { display: flex; justify-content: space-between; gap: 8px; }
@media (max-width: 640px) {
  .panel { left: 0; right: 0; bottom: 0; width: auto; max-height: 56vh; border-radius: 12px 12px 0 0; border-width: 1px 0 0; padding-bottom: calc(12px + env(safe-area-inset-bottom)); }
  .chip { min-height: 40px; }
}
@media print { :host { display: none; } }
`;
