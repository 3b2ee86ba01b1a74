/** Finding a node by what it says, and connecting one, by the keyboard. */
import type { Names } from '../../../runtime/journey/definition.ts';
import { describeNode } from '../../../runtime/journey/index.ts';
import { canConnect, connect, type Way, wayAfter } from '../../edit/change.ts';
import { type Draft, nodeOf } from '../../edit/draft.ts';
import { draftOf, edited } from '../../edit/editor.ts';
import { definitionOf } from '../../edit/kinds.ts';
import type { Option } from '../../forms/lists.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { Ask } from './asks.tsx';
import { titleOf } from './fault-list.tsx';
import type { EditorHandle } from './use-editor.ts';

export type Question = 'find' | 'connect';

interface AskedProps {
  question: Question;
  handle: EditorHandle;
  names: Names;
  onGo(node: string): void;
  onClose(): void;
}

export function Asked({ question, handle, names, onGo, onClose }: AskedProps) {
  const text = useText();
  const draft = draftOf(handle.editor);
  const way = wayOfSelection(handle);
  const options = (query: string) =>
    nodesSaying(draft, names, text, query).filter(
      ({ value }) => question === 'find' || (way && canConnect(draft, { ...way, to: value })),
    );
  const choose = (id: string) => {
    if (question === 'find') onGo(id);
    else if (way) handle.change((editor) => edited(editor, connect(draftOf(editor), { ...way, to: id })));
  };
  return <Ask title={text(EDITING[question])} options={options} onChoose={choose} onClose={onClose} />;
}

/** The selected line, or the free exit of the selected node. */
function wayOfSelection({ editor }: EditorHandle): Way | undefined {
  const draft = draftOf(editor);
  const node = nodeOf(draft, editor.selection.nodes.at(-1));
  return editor.selection.edges[0] ?? (node && wayAfter(draft, node));
}

/** Nodes whose title or sentence holds the words; those whose title does come first. */
function nodesSaying(draft: Draft, names: Names, text: (text: Text) => string, query: string): Option[] {
  const words = query.toLowerCase();
  const all = draft.graph.nodes.map((node) => {
    const glyph = definitionOf(node.kind)?.icon;
    const note = text(describeNode(node, names));
    return { value: node.id, title: text(titleOf(draft, node.id)), note, ...(glyph && { glyph }) };
  });
  const named = all.filter(({ title }) => title.toLowerCase().includes(words));
  const said = all.filter((one) => !named.includes(one) && one.note.toLowerCase().includes(words));
  return [...named, ...said].slice(0, SHOWN);
}

const SHOWN = 50;
