/** The editor of one journey: its state, and the draft kept saved. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { Draft } from '../../edit/draft.ts';
import { draftOf, type Editor, edited, open } from '../../edit/editor.ts';
import { createIds } from '../../edit/ids.ts';
import { Saver, type Saving, type Stored } from '../../edit/saving.ts';
import { keepLeft, keepUnsaved, leftBehind, save, storedOf } from './stored.ts';

export interface EditorHandle {
  editor: Editor;
  saving: Saving;
  /** The journey as it was stored last: its state, its version, whether the draft differs. */
  journey: JourneyShown;
  change(command: (editor: Editor) => Editor): void;
  id(): string;
  /** Saves what is not saved yet. */
  flush(): Promise<Saving>;
  takeMine(): void;
  takeTheirs(): void;
  setJourney(journey: JourneyShown): void;
  /** A draft that was left unsaved when the journey was last left, until one of the two is called. */
  left: Draft | undefined;
  bringBack(): void;
  leaveBehind(): void;
}

const newId = createIds(() => {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return bits / 2 ** 32;
});

export function useEditor(loaded: JourneyShown): EditorHandle {
  const [journey, setJourney] = useState(loaded);
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const [stored] = useState(() => storedOf(loaded));
  const [editor, setEditor] = useState(() => open(stored.draft));
  const saver = useMemo(() => createSaver(loaded.id, stored, setSaving, setJourney), []);
  const draft = draftOf(editor);
  // Before anything is drawn: a changed draft is never shown as saved.
  useLayoutEffect(() => saver.offer(draft), [draft]);
  useKeeping(saver);
  const left = useLeft(loaded.id, stored.draft, setEditor);
  const takeTheirs = () => {
    if (saving.state !== 'conflict') return;
    saver.accept(saving.theirs);
    setEditor((current) => edited(current, saving.theirs.draft));
  };
  return {
    editor,
    saving,
    journey,
    change: setEditor,
    id: newId,
    flush: () => saver.flush(),
    takeMine: () => void saver.insist(),
    takeTheirs,
    setJourney,
    ...left,
  };
}

/** What was left unsaved, last first, until the operator has chosen; `keepLeft` writes down what is still to be chosen. */
function useLeft(id: string, stored: Draft, change: EditorHandle['change']) {
  const [left, setLeft] = useState(() => leftBehind(id, stored));
  const [draft] = left;
  const settle = () => {
    const rest = left.slice(1);
    keepLeft(id, rest);
    setLeft(rest);
  };
  return {
    left: draft,
    leaveBehind: settle,
    bringBack: () => {
      if (draft) change((editor) => edited(editor, draft));
      settle();
    },
  };
}

function createSaver(
  id: string,
  stored: Stored,
  show: (saving: Saving) => void,
  onSaved: (journey: JourneyShown) => void,
): Saver {
  return new Saver(
    {
      put: (draft, revision) => save(id, draft, revision, onSaved),
      after: (ms, call) => {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
      show,
      keep: (unsaved) => keepUnsaved(id, unsaved),
    },
    stored,
  );
}

/** Saves when the network is back, when the page is hidden, and when it is left. */
function useKeeping(saver: Saver): void {
  const latest = useRef(saver);
  useEffect(() => {
    const flush = () => void latest.current.flush();
    const hidden = () => document.visibilityState === 'hidden' && flush();
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', hidden);
      flush();
      saver.stop();
    };
  }, []);
}
