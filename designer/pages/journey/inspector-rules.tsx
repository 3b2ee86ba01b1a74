import { applies, withFieldDefaults } from '../../../runtime/journey/fields.ts';
import { SETTINGS } from '../../../runtime/journey/index.ts';
import { setSetting } from '../../edit/change.ts';
import { draftOf, edited } from '../../edit/editor.ts';
import { Form } from '../../forms/form.tsx';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import type { InspectorProps } from './inspector.tsx';

/** Rules of the journey as a whole: the form follows from what is declared, as that of a node does. */
export function RulesInspector({ handle, faults }: InspectorProps) {
  const text = useText();
  const { settings = {} } = draftOf(handle.editor).graph;
  const full = withFieldDefaults(settings, SETTINGS);
  const own = faults.filter(({ node, field }) => node === undefined && field !== undefined);
  const set = (name: string, value: unknown) =>
    handle.change((editor) => edited(editor, setSetting(draftOf(editor), name, value), `settings ${name}`));
  return (
    <section class="inspector-part">
      <h2>{text(EDITOR.rules)}</h2>
      <Form
        id="settings"
        fields={SETTINGS.filter((field) => applies(field, full))}
        values={settings}
        faults={own}
        onChange={set}
      />
    </section>
  );
}
