import { useState } from 'preact/hooks';
import type { Fault } from '../../../runtime/journey/definition.ts';
import { describeNode } from '../../../runtime/journey/index.ts';
import type { JourneyNode } from '../../../runtime/journey/vocabulary.ts';
import { setFields } from '../../edit/change.ts';
import { draftOf, edited } from '../../edit/editor.ts';
import { faultText } from '../../edit/fault-text.ts';
import { changesOf, definitionOf, fieldsOf } from '../../edit/kinds.ts';
import { Form } from '../../forms/form.tsx';
import { useHeld } from '../../forms/held.ts';
import { useFormats, useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { ENTER } from '../../i18n/words/versions.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { EnterDialog } from './enter/dialog.tsx';
import type { InspectorProps } from './inspector.tsx';
import { ExitsInspector } from './inspector-exits.tsx';
import { GateFigures } from './inspector-gate.tsx';
import type { EditorHandle } from './use-editor.ts';

type NodeProps = InspectorProps & { node: JourneyNode };

export function NodeInspector(props: NodeProps) {
  const text = useText();
  const { node, names, faults, handle } = props;
  const definition = definitionOf(node.kind);
  const own = faults.filter((fault) => fault.node === node.id);
  const fields = fieldsOf(node);
  const set = (name: string, value: unknown) =>
    handle.change((editor) => {
      const changes = changesOf(definition?.fields ?? [], name, value);
      return edited(editor, setFields(draftOf(editor), node.id, changes), `${node.id} ${name}`);
    });
  return (
    <>
      <Head {...props} />
      <p class="inspector-sentence">{text(describeNode(node, names))}</p>
      {definition && <p class="inspector-help">{text(definition.help)}</p>}
      <Faults faults={own.filter(({ field }) => !fields.some(({ name }) => name === field))} />
      {fields.length > 0 && (
        <Form
          id={node.id}
          fields={fields}
          values={node}
          faults={own.map((fault) => ({ ...fault, message: faultText(fault) }))}
          onChange={set}
        />
      )}
      {node.kind === 'entry-hand' && <Choosing {...props} />}
      <ExitsInspector {...props} />
      <Figures {...props} />
    </>
  );
}

function Head({ node, handle, commands }: NodeProps) {
  const text = useText();
  const definition = definitionOf(node.kind);
  const name = useNodeName(node, handle);
  const kind = definition ? text(definition.title) : node.kind;
  return (
    <header class={`inspector-head node-${definition?.group ?? 'unknown'}`}>
      <span class="node-icon">
        <Glyph name={definition?.icon ?? 'warning'} />
      </span>
      <input
        class="inspector-name"
        maxLength={60}
        placeholder={kind}
        aria-label={text(EDITOR.nodeName)}
        {...name}
      />
      <IconButton glyph="copy" title={text(EDITOR.duplicate)} keys="Ctrl D" onClick={commands.duplicate} />
      <IconButton glyph="trash" title={text(EDITOR.remove)} keys="Delete" onClick={commands.remove} />
    </header>
  );
}

function useNodeName(node: JourneyNode, { change }: EditorHandle) {
  return useHeld(node.name ?? '', (typed) =>
    change((editor) => {
      const changes = { name: typed.trim() || undefined };
      return edited(editor, setFields(draftOf(editor), node.id, changes), `${node.id} name`);
    }),
  );
}

/** Faults of the node as a whole; those of a field stand at the field. */
function Faults({ faults }: { faults: readonly Fault[] }) {
  const text = useText();
  if (faults.length === 0) return null;
  return (
    <div class="inspector-faults">
      {faults.map((fault, index) => (
        <p key={index} class={`fault fault-${fault.level}`}>
          <Glyph name={fault.level === 'fault' ? 'warning' : 'bell'} /> {text(faultText(fault))}
        </p>
      ))}
    </div>
  );
}

function Figures({ node, stats, onFigure }: NodeProps) {
  const text = useText();
  const { number } = useFormats();
  if (!stats || definitionOf(node.kind)?.group === 'note') return null;
  const own = stats.nodes[node.id] ?? { entered: 0, here: 0, failed: 0, exits: {} };
  const { entered, here, failed, gate } = own;
  const rows = [
    [EDITOR.entered, entered],
    [EDITOR.here, here],
    [EDITOR.failed, failed],
  ] as const;
  return (
    <section class="inspector-part">
      <h2>{text(EDITOR.figures)}</h2>
      <dl class="inspector-figures">
        {rows.map(([title, value]) => (
          <div key={title.en}>
            <dt>{text(title)}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      {gate && <GateFigures gate={gate} />}
      <button type="button" class="link" onClick={() => onFigure({ node: node.id })}>
        <Glyph name="people" /> {text(EDITOR.seeRuns)}
      </button>
    </section>
  );
}

/** Whoever is chosen enters the live version. */
function Choosing({ handle: { journey } }: NodeProps) {
  const text = useText();
  const [open, show] = useState(false);
  if (journey.state !== 'live') return <p class="inspector-help">{text(ENTER.notLive)}</p>;
  return (
    <div class="inspector-acts">
      <Button onClick={() => show(true)}>
        <Glyph name="people" /> {text(ENTER.open)}
      </Button>
      {open && <EnterDialog journey={journey} onClose={() => show(false)} />}
    </div>
  );
}
