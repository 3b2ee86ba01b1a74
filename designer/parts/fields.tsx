/** Fields that filter or choose; each carries its label. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { SEARCH_LENGTH } from '../../runtime/wire/search.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { useShortcuts } from './shortcuts.tsx';

interface SearchProps {
  /** What is searched, and by what. */
  title: string;
  value: string;
  onSearch(text: string): void;
}

/** Answers while typing; `/` leads here. */
export function Search({ title, value, onSearch }: SearchProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: '/', title: COMMON.search, run: () => input.current?.focus() }]);
  return (
    <input
      ref={input}
      type="search"
      maxLength={SEARCH_LENGTH}
      class="field search"
      aria-label={title}
      placeholder={title}
      defaultValue={value}
      onInput={(event) => onSearch(event.currentTarget.value.trim())}
    />
  );
}

export interface Choice {
  value: string;
  title: string;
}

interface SelectProps {
  title: string;
  value: string;
  choices: Choice[];
  disabled?: boolean;
  onChoose(value: string): void;
}

export function Select({ title, value, choices, disabled = false, onChoose }: SelectProps) {
  return (
    <label class="select">
      <span>{title}</span>
      <select
        class="field"
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.title}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ChipsProps {
  title: string;
  chosen: string;
  choices: Choice[];
  onChoose(value: string): void;
}

/** A few choices side by side, all of them in sight. */
export function Chips({ title, chosen, choices, onChoose }: ChipsProps) {
  return (
    <fieldset class="chips">
      <legend class="only-read">{title}</legend>
      {choices.map(({ value, title: name }) => (
        <button
          key={value}
          type="button"
          class="chip"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** Name and value pairs, for what is known about a thing. */
export function Facts({ rows }: { rows: [name: string, value: ComponentChildren][] }) {
  const text = useText();
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || text(COMMON.none)}</dd>
        </div>
      ))}
    </dl>
  );
}
