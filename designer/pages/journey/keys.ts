/** The keys of the editor. Copying goes by the browser's own events, so that it needs no permission. */
import { useEffect, useRef } from 'preact/hooks';
import type { View } from '../../canvas/drawing.ts';
import { draftOf, NOTHING, redone, select, selectAll, tidied, undone } from '../../edit/editor.ts';
import { type Text, useText, type Values } from '../../i18n/index.ts';
import { CANVAS } from '../../i18n/words/canvas.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { REPLAY } from '../../i18n/words/replay.ts';
import { TRYING } from '../../i18n/words/trying.ts';
import { HISTORY } from '../../i18n/words/versions.ts';
import { type Shortcut, useShortcuts } from '../../parts/shortcuts.tsx';
import { navigate } from '../../router.tsx';
import type { Question } from './asked.tsx';
import type { Commands } from './commands.ts';
import { exportDraft, importDraft } from './files.ts';
import type { Publishing } from './publishing.ts';
import { showBeside } from './try/beside.tsx';
import type { EditorHandle } from './use-editor.ts';

type Say = (text: Text, values?: Values) => string;

interface Keyed {
  handle: EditorHandle;
  commands: Commands;
  publishing: Publishing;
  view: View | undefined;
  ask(question: Question): void;
  onFaults(): void;
  onEscape(): void;
}

export function useEditorKeys(keyed: Keyed): void {
  const say = useText();
  useShortcuts([
    ...editKeys(keyed),
    ...selectKeys(keyed),
    ...wholeKeys({ ...keyed, say }),
    ...viewKeys(keyed),
  ]);
  useClipboard(keyed.commands);
}

function editKeys({ handle: { change }, commands, ask }: Keyed): Shortcut[] {
  return [
    { keys: 'a', title: EDITOR.addAfter, run: () => commands.ask() },
    { keys: 'c', title: EDITING.connect, run: () => ask('connect') },
    { keys: 'e', title: EDITOR.toForm, run: focusForm },
    { keys: 'mod+z', title: EDITOR.undo, run: () => change(undone) },
    { keys: 'mod+y', title: EDITOR.redo, run: () => change(redone) },
    { keys: 'mod+shift+z', title: EDITOR.redo, run: () => change(redone) },
    { keys: 'mod+d', title: EDITOR.duplicate, run: commands.duplicate },
    // Answered by the browser's copy, cut and paste events; as keys in a row they are only listed.
    { keys: 'mod+c mod+x mod+v', title: EDITOR.copyKeys, run: () => undefined },
    { keys: 'Delete', title: EDITOR.remove, run: commands.remove },
    { keys: 'Backspace', title: EDITOR.remove, run: commands.remove },
    { keys: 'z', title: EDITING.foldKeys, run: commands.foldOrUnfold },
  ];
}

function selectKeys({ handle: { change, editor }, commands, ask, onEscape }: Keyed): Shortcut[] {
  const leave = () => {
    // Out of the form back to its node; only from there nothing is selected any more.
    const field = document.activeElement;
    if (field instanceof HTMLElement && field.closest('.inspector') && onCanvas) {
      // At once: the next key must not be typed into the field.
      field.blur();
      return commands.go(onCanvas);
    }
    change((current) => select(current, NOTHING));
    onEscape();
  };
  const [first] = draftOf(editor).graph.nodes;
  const onCanvas = editor.selection.nodes.at(-1) ?? first?.id;
  return [
    { keys: 'f', title: EDITING.find, run: () => ask('find') },
    { keys: '.', title: EDITING.toCanvas, run: () => onCanvas && commands.go(onCanvas) },
    { keys: ']', title: EDITOR.following, run: () => commands.walk('next') },
    { keys: '[', title: EDITOR.preceding, run: () => commands.walk('previous') },
    { keys: '}', title: EDITING.extend, run: () => commands.walk('next', true) },
    { keys: 'Shift', title: EDITOR.boxKeys, run: () => undefined },
    { keys: 'mod+a', title: EDITOR.selectAll, run: () => change(selectAll) },
    { keys: 'Escape', title: EDITOR.deselect, typing: true, run: leave },
  ];
}

function wholeKeys({ handle, publishing, say, onFaults }: Keyed & { say: Say }): Shortcut[] {
  return [
    { keys: 't', title: EDITOR.tidy, run: () => handle.change(tidied) },
    { keys: 'v', title: EDITING.faultsKey, run: onFaults },
    { keys: 's', title: TRYING.simulate, run: () => showBeside('simulate') },
    { keys: 'y', title: REPLAY.title, run: () => navigate(`/journeys/${handle.journey.id}/replay`) },
    { keys: 'k', title: TRYING.scenarios, run: () => showBeside('scenarios') },
    { keys: 'p', title: EDITOR.publish, run: publishing.review },
    ...(handle.journey.version === null
      ? []
      : [
          {
            keys: 'h',
            title: HISTORY.openKey,
            run: () => navigate(`/journeys/${handle.journey.id}/versions`),
          },
        ]),
    { keys: 'mod+s', title: EDITING.save, typing: true, run: () => void handle.flush() },
    { keys: 'x', title: EDITING.exportFile, run: () => exportDraft(draftOf(handle.editor)) },
    { keys: 'i', title: EDITING.importFile, run: () => void importDraft(handle, say) },
  ];
}

/** The first input of the selected node's form. */
function focusForm(): void {
  document.querySelector<HTMLElement>('.inspector .form :is(input, select, textarea, button)')?.focus();
}

function viewKeys({ view }: Keyed): Shortcut[] {
  return [
    { keys: '+', title: CANVAS.zoomIn, run: () => view?.zoom('in') },
    { keys: '-', title: CANVAS.zoomOut, run: () => view?.zoom('out') },
    { keys: '0', title: CANVAS.whole, run: () => view?.zoom('whole') },
    { keys: '1', title: CANVAS.fit, run: () => view?.fit() },
  ];
}

/** Leaves text that somebody selected, or types, alone. */
function useClipboard(commands: Commands): void {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const put = (event: ClipboardEvent): boolean => {
      const clip = busyWithText(event) ? undefined : latest.current.copied();
      if (!clip) return false;
      event.clipboardData?.setData('text/plain', clip);
      event.preventDefault();
      return true;
    };
    const cut = (event: ClipboardEvent) => put(event) && latest.current.remove();
    const paste = (event: ClipboardEvent) => {
      if (!busyWithText(event)) latest.current.paste(event.clipboardData?.getData('text/plain') ?? '');
    };
    document.addEventListener('copy', put);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('copy', put);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', paste);
    };
  }, []);
}

function busyWithText({ target }: ClipboardEvent): boolean {
  const typing = target instanceof Element && target.matches('input, textarea, [contenteditable=true]');
  return typing || getSelection()?.isCollapsed === false;
}
