/** Builds the condition by which people are listed; it lives in the address, so that a link shows the same people. */
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { useText } from '../i18n/index.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { Button } from '../parts/button.tsx';
import { Link } from '../router.tsx';
import { ConditionForm } from './condition-form.tsx';
import { segmentAddress } from './segment-address.ts';

interface FilterProps {
  condition: Condition | undefined;
  onChange(condition: Condition | undefined): void;
  onClose(): void;
}

const ID = 'people-condition';

export function PeopleFilter({ condition, onChange, onClose }: FilterProps) {
  const text = useText();
  return (
    <section class="people-filter form" aria-labelledby={`${ID}-label`}>
      <header>
        <h2 id={`${ID}-label`}>{text(PEOPLE.filtered)}</h2>
        <Button look="quiet" onClick={onClose}>
          {text(PEOPLE.noFilter)}
        </Button>
      </header>
      <ConditionForm
        id={ID}
        label={PEOPLE.filter}
        condition={condition}
        onChange={onChange}
        without={['who', 'whoMeets']}
      />
      {condition && <Link to={segmentAddress({ condition })}>{text(PEOPLE.asSegment)}</Link>}
    </section>
  );
}
