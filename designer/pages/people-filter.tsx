/** Builds the condition by which people are listed; it lives in the address, so that a link shows the same people. */
import '../forms/form.css';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { ConditionInput } from '../forms/condition/builder.tsx';
import { ListsContext } from '../forms/lists.ts';
import { useText } from '../i18n/index.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { Button } from '../parts/button.tsx';
import { useCatalog } from './journey/catalog.ts';
import { listsOf } from './journey/lists-of.ts';

interface FilterProps {
  condition: Condition | undefined;
  onChange(condition: Condition | undefined): void;
  onClose(): void;
}

const NO_JOURNEY = { name: '', graph: { nodes: [], edges: [] }, layout: {} };
const ID = 'people-condition';

export function PeopleFilter({ condition, onChange, onClose }: FilterProps) {
  const text = useText();
  const catalog = useCatalog();
  const { whoMeets: _, ...lists } = listsOf(catalog, NO_JOURNEY);
  return (
    <ListsContext.Provider value={lists}>
      <section class="people-filter form" aria-labelledby={`${ID}-label`}>
        <header>
          <h2 id={`${ID}-label`}>{text(PEOPLE.filtered)}</h2>
          <Button look="quiet" onClick={onClose}>
            {text(PEOPLE.noFilter)}
          </Button>
        </header>
        <ConditionInput
          id={ID}
          asked={{ name: 'condition', label: PEOPLE.filter }}
          value={condition}
          onChange={onChange}
          faulty={false}
          describedBy={undefined}
          content={undefined}
        />
      </section>
    </ListsContext.Provider>
  );
}
