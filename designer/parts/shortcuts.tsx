/** Every action has a key; `?` shows the keys of the page at hand. */
import { useEffect, useRef } from 'preact/hooks';
import { type Text, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { observed, useObserved } from './observed.ts';

export interface Shortcut {
  /** `?`, `n`, `Delete`, `mod+z`, `mod+shift+z`, or keys one after the other: `g h`. `mod` is ⌘ or Ctrl. */
  keys: string;
  title: Text;
  /** Works while somebody types in a field, too. */
  typing?: boolean;
  run(event: KeyboardEvent): void;
}

/** Asked when a key is pressed, so that `run` is always that of the latest render. */
const sources = observed<(() => Shortcut[])[]>([]);
const active = () => sources.get().flatMap((source) => source());

/** These keys work while the component is there; of the same keys the newest component's win. */
export function useShortcuts(shortcuts: Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const source = () => latest.current;
    sources.set([source, ...sources.get()]);
    return () => sources.set(sources.get().filter((other) => other !== source));
  }, []);
}

/** Longest time between the keys of a sequence, in ms. */
const SEQUENCE = 1_000;

const listOpen = observed(false);

/** Says that there are keys, to those who would not press `?`. */
export function KeysButton() {
  const text = useText();
  return (
    <Button
      look="quiet"
      title={text(COMMON.keys)}
      aria-label={text(COMMON.keys)}
      onClick={() => listOpen.set(true)}
    >
      ?
    </Button>
  );
}

/** Listens once for the whole page. */
export function ShortcutKeys() {
  const open = useObserved(listOpen);
  useShortcuts([{ keys: '?', title: COMMON.keys, run: () => listOpen.set(true) }]);
  useEffect(() => {
    let before = { name: '', at: 0 };
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const sequence = event.timeStamp - before.at < SEQUENCE ? `${before.name} ${name}` : name;
      before = { name, at: event.timeStamp };
      if (!event.defaultPrevented && !document.querySelector('dialog[open]')) answer(event, name, sequence);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return <ShortcutList open={open} onClose={() => listOpen.set(false)} />;
}

function answer(event: KeyboardEvent, name: string, sequence: string) {
  const typing = (event.target as HTMLElement).matches?.('input, textarea, select, [contenteditable=true]');
  const known = active().filter((shortcut) => shortcut.typing || !typing);
  const named = (keys: string) => known.find((shortcut) => shortcut.keys === keys);
  // Who has begun a sequence means that.
  const shortcut = named(sequence) ?? named(name);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run(event);
}

function nameOf({ key, metaKey, ctrlKey, shiftKey, altKey }: KeyboardEvent): string {
  const printable = key.length === 1;
  const mod = metaKey || ctrlKey;
  const name = printable && mod ? key.toLowerCase() : key;
  const shift = shiftKey && (mod || !printable);
  return `${mod ? 'mod+' : ''}${altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${name}`;
}

function ShortcutList({ open, onClose }: { open: boolean; onClose(): void }) {
  const text = useText();
  return (
    <Dialog title={text(COMMON.keysHere)} open={open} onClose={onClose}>
      <dl class="shortcuts">
        {open &&
          active().map(({ keys, title }) => (
            <div key={keys}>
              <dt>
                {keys.split(' ').map((key) => (
                  <kbd key={key}>{shown(key)}</kbd>
                ))}
              </dt>
              <dd>{text(title)}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}

const APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
const shown = (key: string) =>
  key.replace('mod+', APPLE ? '⌘' : 'Ctrl ').replace('shift+', APPLE ? '⇧' : 'Shift ');
