import { useState } from 'preact/hooks';
import { together } from '../../../../runtime/condition/together.ts';
import { useText } from '../../../i18n/index.ts';
import { SCENARIOS } from '../../../i18n/words/trying.ts';
import { Button } from '../../../parts/button.tsx';
import { IconButton } from '../../../parts/icon-button.tsx';
import type { Checked, Scenario } from './scenario-store.ts';

interface ItemProps {
  scenario: Scenario;
  checked: Checked | undefined;
  onRun(): void;
  onOpen(): void;
  onRename(name: string): void;
  onRemove(): void;
  onShow(node: string): void;
}

export function ScenarioItem({ scenario, checked, onRun, onOpen, onRename, onRemove, onShow }: ItemProps) {
  const text = useText();
  const [renaming, rename] = useState(false);
  const fails = checked !== undefined && checked.missed.length > 0;
  const named = (name: string) => {
    rename(false);
    if (name.trim() !== '' && name.trim() !== scenario.name) onRename(name.trim());
  };
  return (
    <li class="try-scenario">
      <div class="form-row">
        {renaming ? (
          <input
            ref={(input) => input?.focus()}
            class="field"
            aria-label={text(SCENARIOS.name)}
            maxLength={120}
            defaultValue={scenario.name}
            onBlur={(event) => named(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        ) : (
          <button type="button" class="link try-scenario-name" title={text(SCENARIOS.open)} onClick={onOpen}>
            {scenario.name}
          </button>
        )}
        {checked && (
          <span class={fails ? 'try-refused' : 'try-passed'}>
            {fails ? '×' : '✓'} {text(fails ? SCENARIOS.fails : SCENARIOS.passes)}
          </span>
        )}
      </div>
      {checked?.missed.map(({ node, message }, index) => (
        <button
          key={index}
          type="button"
          class="fault fault-fault"
          disabled={node === undefined}
          onClick={() => node !== undefined && onShow(node)}
        >
          {text(message)}
        </button>
      ))}
      <div class="form-row try-scenario-acts">
        <small class="faint">{text(SCENARIOS.inputs, { n: scenario.when.length })}</small>
        <Button look="quiet" aria-label={together(text(SCENARIOS.run), ` ${scenario.name}`)} onClick={onRun}>
          {text(SCENARIOS.run)}
        </Button>
        <Button
          look="quiet"
          aria-label={together(text(SCENARIOS.rename), ` ${scenario.name}`)}
          onClick={() => rename(true)}
        >
          {text(SCENARIOS.rename)}
        </Button>
        <IconButton
          glyph="trash"
          title={together(text(SCENARIOS.remove), ` ${scenario.name}`)}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
