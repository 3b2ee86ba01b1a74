/** What changes with a version, in sentences; each may lead to its node. */
import type { Names } from '../../../../runtime/journey/definition.ts';
import { describeNode } from '../../../../runtime/journey/index.ts';
import type { Changes, FieldChange, NodeChange, WayChange } from '../../../edit/changes.ts';
import type { Draft } from '../../../edit/draft.ts';
import { useText } from '../../../i18n/index.ts';
import { CHANGES } from '../../../i18n/words/versions.ts';
import { titleOf } from '../fault-list.tsx';

interface ChangeListProps {
  changes: Changes;
  /** The two that are compared; titles of nodes are looked up in them. */
  before: Draft;
  after: Draft;
  names: Names;
  selected?: string | undefined;
  onShow?: ((node: string) => void) | undefined;
}

const SIGNS: Record<NodeChange['what'], string> = { added: '+', changed: '≠', removed: '−' };

export function ChangeList({ changes, selected, onShow, ...sides }: ChangeListProps) {
  const text = useText();
  const { nodes, rules } = changes;
  if (nodes.length + rules.length === 0) return <p class="faint">{text(CHANGES.none)}</p>;
  return (
    <ul class="changes">
      {nodes.map((change) => (
        <li key={change.node.id} class={`change change-${change.what}`}>
          <ChangeHead change={change} selected={selected} onShow={onShow} {...sides} />
          <ChangeDetails {...change} {...sides} />
        </li>
      ))}
      {rules.length > 0 && (
        <li class="change change-changed">
          <p>
            <i aria-hidden="true">{SIGNS.changed}</i> <strong>{text(CHANGES.rules)}</strong>
          </p>
          <ChangeDetails fields={rules} ways={[]} {...sides} />
        </li>
      )}
    </ul>
  );
}

type Sides = Pick<ChangeListProps, 'before' | 'after' | 'names'>;
type HeadProps = Sides & Pick<ChangeListProps, 'selected' | 'onShow'> & { change: NodeChange };

function ChangeHead({ change: { node, what }, before, after, names, selected, onShow }: HeadProps) {
  const text = useText();
  const said = (
    <>
      <i aria-hidden="true">{SIGNS[what]}</i> <small class="change-what">{text(CHANGES[what])}</small>{' '}
      <strong>{text(titleOf(what === 'removed' ? before : after, node.id))}</strong>{' '}
      <span class="change-says">{text(describeNode(node, names))}</span>
    </>
  );
  if (!onShow) return <p>{said}</p>;
  return (
    <button type="button" aria-pressed={node.id === selected} onClick={() => onShow(node.id)}>
      {said}
    </button>
  );
}

function ChangeDetails({ fields, ways, before, after }: Pick<NodeChange, 'fields' | 'ways'> & Sides) {
  const text = useText();
  if (fields.length + ways.length === 0) return null;
  return (
    <ul class="change-details">
      {fields.map((change) => (
        <li key={change.field.en}>{text(CHANGES.field, fieldValues(change, text))}</li>
      ))}
      {ways.map((way) => (
        <li key={way.exit.en}>{text(wayWord(way), wayValues(way, before, after, text))}</li>
      ))}
    </ul>
  );
}

type Say = ReturnType<typeof useText>;

const fieldValues = ({ field, before, after }: FieldChange, text: Say) => ({
  ...{ field: text(field), before: text(before), after: text(after) },
});

const wayWord = ({ before, after }: WayChange) =>
  before === undefined ? CHANGES.wayNew : after === undefined ? CHANGES.wayGone : CHANGES.way;

const wayValues = (way: WayChange, before: Draft, after: Draft, text: Say) => ({
  exit: text(way.exit),
  before: text(titleOf(before, way.before)),
  after: text(titleOf(after, way.after)),
});
