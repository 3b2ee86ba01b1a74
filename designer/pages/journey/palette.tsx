import { useState } from 'preact/hooks';
import type { NodeDefinition, NodeGroup } from '../../../runtime/journey/definition.ts';
import { DRAGGED_KIND } from '../../canvas/drawing.ts';
import { KINDS } from '../../edit/kinds.ts';
import type { Option } from '../../forms/lists.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Search } from '../../parts/fields.tsx';
import { Glyph } from '../../parts/glyph.tsx';

const GROUPS: NodeGroup[] = ['entry', 'flow', 'action', 'note'];

/** Kinds whose title or help holds the words, in either language. */
function kindsFor(query: string): NodeDefinition[] {
  const words = query.toLowerCase();
  const holds = ({ zh, en }: Text) => `${zh}\n${en}`.toLowerCase().includes(words);
  const byTitle = KINDS.filter(({ title }) => holds(title));
  return byTitle.length > 0 ? byTitle : KINDS.filter(({ help }) => holds(help));
}

/** Kinds as a list to choose from; `following` leaves out entries and notes, to which nothing leads. */
export function kindOptions(query: string, text: (text: Text) => string, following: boolean): Option[] {
  return kindsFor(query)
    .filter(({ group }) => !following || (group !== 'entry' && group !== 'note'))
    .map(({ kind, title, icon }) => ({ value: kind, title: text(title), glyph: icon }));
}

/** All kinds by group. Drag one onto the canvas, or press it to add it after the selected node. */
export function Palette({ onAdd }: { onAdd(kind: string): void }) {
  const text = useText();
  const [query, setQuery] = useState('');
  const found = kindsFor(query);
  return (
    <aside class="palette" aria-label={text(EDITOR.palette)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (query && found[0]) onAdd(found[0].kind);
        }}
      >
        <Search title={text(EDITOR.search)} value="" onSearch={setQuery} />
      </form>
      {found.length === 0 && <p class="faint">{text(EDITOR.noMatch, { q: query })}</p>}
      {GROUPS.map((group) => {
        const kinds = found.filter((definition) => definition.group === group);
        return kinds.length > 0 && <Group key={group} group={group} kinds={kinds} onAdd={onAdd} />;
      })}
      <p class="palette-help">{text(EDITOR.paletteHelp)}</p>
    </aside>
  );
}

interface GroupProps {
  group: NodeGroup;
  kinds: NodeDefinition[];
  onAdd(kind: string): void;
}

function Group({ group, kinds, onAdd }: GroupProps) {
  const text = useText();
  return (
    <section>
      <h2 class="palette-group">{text(EDITOR[group])}</h2>
      {kinds.map(({ kind, title, help, icon }) => (
        <button
          key={kind}
          type="button"
          class={`palette-item node-${group}`}
          title={text(help)}
          draggable
          onClick={() => onAdd(kind)}
          onDragStart={(event) => {
            event.dataTransfer?.setData(DRAGGED_KIND, kind);
            if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
          }}
        >
          <span class="node-icon">
            <Glyph name={icon} />
          </span>
          {text(title)}
        </button>
      ))}
    </section>
  );
}
