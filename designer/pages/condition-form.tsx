/** A condition built on a page of its own: whatever the runtime knows is offered. */
import '../forms/form.css';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { ConditionInput } from '../forms/condition/builder.tsx';
import { type Lists, ListsContext } from '../forms/lists.ts';
import type { Text } from '../i18n/index.ts';
import { useCatalog } from './journey/catalog.ts';
import { useLists } from './journey/lists-of.ts';

interface ConditionFormProps {
  /** Of the element that names it: `<id>-label`. */
  id: string;
  label: Text;
  condition: Condition | undefined;
  onChange(condition: Condition | undefined): void;
  /** What the page shows itself already. */
  without?: readonly (keyof Lists & ('who' | 'whoMeets'))[];
}

const NO_JOURNEY = { name: '', graph: { nodes: [], edges: [] }, layout: {} };

export function ConditionForm({ id, label, condition, onChange, without = [] }: ConditionFormProps) {
  const lists = useLists(useCatalog(), NO_JOURNEY);
  for (const name of without) delete lists[name];
  return (
    <ListsContext.Provider value={lists}>
      <ConditionInput
        id={id}
        asked={{ name: 'condition', label }}
        value={condition}
        onChange={onChange}
        faulty={false}
        describedBy={undefined}
        content={undefined}
      />
    </ListsContext.Provider>
  );
}
