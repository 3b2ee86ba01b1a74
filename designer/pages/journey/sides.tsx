/** Two drafts of one journey side by side, with what differs marked and listed. */
import './conflict.css';
import { useState } from 'preact/hooks';
import type { Names } from '../../../runtime/journey/definition.ts';
import { describeNode } from '../../../runtime/journey/index.ts';
import { Canvas } from '../../canvas/canvas.tsx';
import type { View } from '../../canvas/drawing.ts';
import { difference, type Mark } from '../../edit/difference.ts';
import type { Draft } from '../../edit/draft.ts';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { titleOf } from './fault-list.tsx';

interface Named {
  title: string;
  draft: Draft;
}

export function Sides({ one, other, names }: { one: Named; other: Named; names: Names }) {
  return (
    <div class="conflict">
      <Side {...one} marks={difference(one.draft, other.draft)} names={names} />
      <Side {...other} marks={difference(other.draft, one.draft)} names={names} />
    </div>
  );
}

interface SideProps {
  title: string;
  draft: Draft;
  marks: ReadonlyMap<string, Mark>;
  names: Names;
}

function Side({ title, draft, marks, names }: SideProps) {
  const text = useText();
  const [view, setView] = useState<View>();
  const [selected, select] = useState<string>();
  const own = draft.graph.nodes.filter(({ id }) => marks.has(id));
  const show = (id: string) => {
    select(id);
    view?.show(id);
  };
  return (
    <section class="conflict-side">
      <h3>
        {title} · {draft.name}
      </h3>
      <p class="faint">
        {own.length === 0 ? text(EDITOR.sameNodes) : text(EDITOR.nodesDiffer, { n: own.length })}
      </p>
      <ul class="conflict-nodes">
        {own.map((node) => (
          <li key={node.id}>
            <button type="button" aria-pressed={node.id === selected} onClick={() => show(node.id)}>
              <strong>{text(titleOf(draft, node.id))}</strong> {text(describeNode(node, names))}
            </button>
          </li>
        ))}
      </ul>
      <div class="conflict-canvas">
        <Canvas
          small
          drawing={{
            draft,
            names,
            marks,
            start: own[0]?.id,
            selection: { nodes: selected ? [selected] : [], edges: [] },
          }}
          onSelect={({ nodes }) => select(nodes[0])}
          onView={setView}
        />
      </div>
    </section>
  );
}
