/** A published version becomes the draft: one edit like any other, which undo takes back. */
import { useEffect } from 'preact/hooks';
import type { VersionShown } from '../../../runtime/wire/api/versions.ts';
import { api } from '../../api.ts';
import { draftOf, edited, undone } from '../../edit/editor.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { HISTORY } from '../../i18n/words/versions.ts';
import { announce } from '../../parts/notices.tsx';
import { setQuery, useRoute } from '../../router.tsx';
import { drawnOf } from './publish/migration.ts';
import { journeyPath } from './stored.ts';
import type { EditorHandle } from './use-editor.ts';

/** Takes a version; `said` tells it, with the way back. */
export function useTaking({ journey, change }: EditorHandle) {
  const text = useText();
  return async (version: number, said: Text) => {
    const shown = await api.get<VersionShown>(`${journeyPath(journey.id)}/version?version=${version}`);
    const { graph, layout } = drawnOf(shown);
    change((editor) => edited(editor, { ...draftOf(editor), graph, layout }));
    announce(text(said, { n: version }), () => change(undone));
  };
}

/** What the address asks to take, once. */
export function useTaken(handle: EditorHandle): void {
  const take = useTaking(handle);
  const version = Number(useRoute().query.get('take'));
  useEffect(() => {
    if (!(version > 0)) return;
    setQuery({ take: undefined });
    void take(version, HISTORY.taken);
  }, [version]);
}
