/** How the debug mode looks: over the page, never moving it, and never in the way of a finger but where it folds. */
export const STYLE = `
:host { all: initial; }
* { box-sizing: border-box; margin: 0; padding: 0; }
.stage {
  position: fixed; left: 0; top: 0; right: 0; bottom: 0; overflow: hidden; z-index: 2147483645; pointer-events: none;
  font: 400 12px/1.5 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: none; text-size-adjust: none;
}
.band { position: absolute; border: 1px dashed #8a5a00; background: rgba(255, 255, 255, .6); }
.band b { position: absolute; left: 0; right: 0; bottom: 0; background: rgba(178, 112, 0, .5); }
.band.read { border: 1px solid #0b666b; }
.band.read b { background: #0b666b; }
.band.seen { box-shadow: 0 0 0 2px #ffd34d; }
.figure { position: absolute; padding: 0 4px; border-radius: 3px; line-height: 16px; background: rgba(20, 28, 28, .82); color: #fff; white-space: nowrap; }
.panel {
  position: absolute; z-index: 1; right: 8px; bottom: 8px; width: 400px; max-width: calc(100% - 16px); max-height: 50%; overflow: hidden;
  padding: 8px 12px; border-radius: 8px; background: rgba(20, 28, 28, .94); color: #fff; overflow-wrap: anywhere;
}
.panel:not([open]) { width: auto; }
summary { margin: -8px -12px; padding: 8px 12px; font-weight: 600; color: #8fdedb; cursor: pointer; pointer-events: auto; }
summary:focus-visible { outline: 2px solid #8fdedb; outline-offset: -4px; }
dl { display: grid; margin-top: 8px; grid-template-columns: auto 1fr; column-gap: 8px; }
dt { color: #b9c6c4; white-space: nowrap; }
.legend { margin-top: 4px; color: #b9c6c4; }
@media (max-width: 640px) { .stage { font-size: 11px; } .panel { left: 8px; width: auto; } }
@media print { :host { display: none; } }
`;
