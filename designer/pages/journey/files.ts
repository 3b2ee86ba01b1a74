/** Journeys to files and back; the draft stays as it is when a file is refused. */
import type { Draft } from '../../edit/draft.ts';
import { draftOf, edited } from '../../edit/editor.ts';
import { fileName, fileText, readFile } from '../../edit/file.ts';
import type { Text, Values } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { announce } from '../../parts/notices.tsx';
import type { EditorHandle } from './use-editor.ts';

type Say = (text: Text, values?: Values) => string;

export function exportDraft(draft: Draft): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([fileText(draft)], { type: 'application/json' }));
  link.download = fileName(draft.name);
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Asks for a file and gives the journey in it; why a file is refused, and what to do, is told. */
export async function pickJourney(text: Say, tell: (why: string) => void): Promise<Draft | undefined> {
  const file = await pickFile();
  if (!file) return undefined;
  const read = readFile(await file.text());
  if (!('refused' in read)) return read;
  tell(text(EDITING.notImported, { why: text(EDITING[read.refused], read.values) }));
  return undefined;
}

/** The draft becomes what the file holds; one undo takes it back. */
export async function importDraft({ change }: EditorHandle, text: Say): Promise<void> {
  const draft = await pickJourney(text, announce);
  if (!draft) return;
  change((editor) => edited(editor, { ...draft, name: draftOf(editor).name }));
  announce(text(EDITING.imported, { name: draft.name }));
}

function pickFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    // In the page while it is open: one that nothing holds may be collected before anybody has chosen.
    const done = (file?: File) => {
      input.remove();
      resolve(file);
    };
    input.type = 'file';
    input.hidden = true;
    input.accept = '.json,application/json';
    input.onchange = () => done(input.files?.[0]);
    input.oncancel = () => done();
    document.body.append(input);
    input.click();
  });
}
