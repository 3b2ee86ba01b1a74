/** How a push looks: above the page, never moving it, out of the way of notches and home bars. */
export const STYLE = `
:host {
  all: initial;
  color-scheme: light dark;
  --ground: #fff; --ink: #17201f; --soft: #55615f; --line: rgba(0, 30, 28, .1);
  --accent: #0b666b; --on-accent: #fff;
  font: 400 15px/1.5 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
}
.push {
  position: fixed; z-index: 2147483647; box-sizing: border-box; display: flex;
  background: var(--ground); color: var(--ink); border: 1px solid var(--line);
  box-shadow: 0 8px 32px rgba(0, 20, 18, .18), 0 1px 3px rgba(0, 20, 18, .12);
  -webkit-text-size-adjust: none; text-size-adjust: none;
}
.words { flex: 1; min-width: 0; display: flex; flex-direction: column; align-items: flex-start; }
h2, p { margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 16px; line-height: 1.4; font-weight: 600; }
p { color: var(--soft); font-size: 14px; margin-top: 4px; }
h2, p { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
a {
  display: inline-flex; align-items: center; justify-content: center; box-sizing: border-box;
  min-height: 36px; margin-top: 10px; padding: 0 18px; border-radius: 18px;
  background: var(--accent); color: var(--on-accent); font-size: 14px; font-weight: 600; text-decoration: none;
}
button {
  flex: none; display: grid; place-items: center; width: 44px; height: 44px; margin: -6px -10px 0 4px; padding: 0; border: 0; background: none;
  color: var(--soft); cursor: pointer; border-radius: 22px;
}
svg { width: 14px; height: 14px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
a:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button:focus-visible { outline-offset: -6px; }
img { object-fit: cover; background: var(--line); }

.card {
  left: 12px; right: 12px; bottom: 12px; bottom: max(12px, env(safe-area-inset-bottom)); max-width: 400px; margin: 0 auto; padding: 14px;
  border-radius: 16px;
}
.card img { flex: none; width: 84px; height: 84px; margin-right: 14px; border-radius: 10px; }

.banner {
  left: 0; right: 0; top: 0; align-items: center; border-width: 0 0 1px;
  padding: calc(8px + env(safe-area-inset-top)) calc(16px + env(safe-area-inset-right)) 8px
    calc(16px + env(safe-area-inset-left));
}
.banner .words { flex-direction: row; align-items: center; justify-content: center; }
.banner h2, .banner p { font-size: 14px; }
.banner p { -webkit-line-clamp: 1; margin: 0 0 0 8px; }
.banner a { flex: none; min-height: 32px; margin: 0 0 0 12px; padding: 0 14px; }
.banner button { margin: 0 -10px 0 4px; }

.sheet {
  left: 0; right: 0; bottom: 0; max-width: 560px; margin: 0 auto; flex-direction: column;
  border-radius: 20px 20px 0 0; border-bottom: 0; overflow: hidden;
}
.sheet img { width: 100%; height: auto; aspect-ratio: 2 / 1; max-height: 34vh; }
.sheet .words { padding: 18px 20px 20px; padding-bottom: calc(20px + env(safe-area-inset-bottom)); align-items: stretch; }
.sheet h2 { font-size: 19px; padding-right: 36px; }
.sheet img + .words h2 { padding-right: 0; }
.sheet p { font-size: 15px; margin-top: 6px; -webkit-line-clamp: 3; }
.sheet a { min-height: 48px; margin-top: 18px; border-radius: 24px; font-size: 16px; }
.sheet button { position: absolute; top: 8px; right: 8px; margin: 0; }
.sheet img ~ button { color: #fff; background: rgba(0, 0, 0, .45); width: 40px; height: 40px; top: 10px; right: 10px; }

@media (min-width: 640px) {
  .card { left: auto; right: 24px; bottom: 24px; width: 400px; }
}
@media (max-width: 480px) {
  .banner p { display: none; }
}
@media (prefers-color-scheme: dark) {
  :host {
    --ground: #1d2625; --ink: #eef3f2; --soft: #a9b5b3; --line: rgba(255, 255, 255, .12);
    --accent: #5cc8c6; --on-accent: #062425;
  }
}
@media (prefers-reduced-motion: no-preference) {
  .push { animation: appear .18s ease-out; }
  @keyframes appear { from { opacity: 0; } }
}
@media print {
  .push { display: none; }
}
`;
