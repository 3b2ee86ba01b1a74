/** The editor of one journey: its state, and the draft kept saved. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { same } from '../../edit/difference.ts';
import { draftOf, type Editor, edited, open } from '../../edit/editor.ts';
import { createIds } from '../../edit/ids.ts';
import { Saver, type Saving, type Stored } from '../../edit/saving.ts';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { announce } from '../../parts/notices.tsx';
import { keepUnsaved, keptUnsaved, save, storedOf } from './stored.ts';

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
}

const newId = createIds(() => {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return bits / 2 ** 32;
});

export function useEditor(loaded: JourneyShown): EditorHandle {
  const [journey, setJourney] = useState(loaded);
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const [begun] = useState(() => begin(loaded));
  const [editor, setEditor] = useState(begun.editor);
  const saver = useMemo(() => createSaver(loaded.id, begun.stored, setSaving, setJourney), []);
  const draft = draftOf(editor);
  // Before anything is drawn: a changed draft is never shown as saved.
  useLayoutEffect(() => saver.offer(draft), [draft]);
  useKeeping(saver);
  useRestored(begun.editor);
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
  };
}

/** Goes on from what was left unsaved; if somebody saved meanwhile, saving over its old revision finds that out. */
function begin(loaded: JourneyShown): { editor: Editor; stored: Stored } {
  const stored = storedOf(loaded);
  const kept = keptUnsaved(loaded.id);
  if (!kept || same(kept.draft, stored.draft)) {
    keepUnsaved(loaded.id, null);
    return { editor: open(stored.draft), stored };
  }
  return { editor: edited(open(stored.draft), kept.draft), stored: { ...stored, revision: kept.revision } };
}

/** Says so when it goes on from what was left unsaved. */
function useRestored({ history }: Editor): void {
  const text = useText();
  useEffect(() => {
    if (history.past.length > 0) announce(text(EDITOR.restored));
  }, []);
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
