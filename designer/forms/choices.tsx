/** A list that is searched by typing: arrows move, Enter chooses, Escape closes. */
import './picker.css';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { SEARCH_LENGTH } from '../../runtime/wire/search.ts';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Glyph } from '../parts/glyph.tsx';
import type { Option } from './lists.ts';

interface ChoicesProps {
  options(query: string): Promise<Option[]>;
  onChoose(value: string, title: string): void;
  onClose(): void;
  /** The focus went elsewhere. */
  onLeave(): void;
}

/** From here on there may be more than is listed. */
const MANY = 50;

const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function Choices({ options, onChoose, onClose, onLeave }: ChoicesProps) {
  const text = useText();
  const list = useId();
  const [query, setQuery] = useState('');
  const found = useFound(options, query);
  const [at, setAt] = useState(0);
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    const count = found?.length ?? 0;
    const step = STEP[event.key];
    const current = found?.[at];
    if (step && count > 0) setAt((at + step + count) % count);
    else if (event.key === 'Enter' && current) onChoose(current.value, current.title);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="picker-list">
      <input
        ref={focus}
        onBlur={onLeave}
        class="field"
        type="text"
        maxLength={SEARCH_LENGTH}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={`${list}-${at}`}
        aria-label={text(FORMS.search)}
        placeholder={text(FORMS.search)}
        onKeyDown={press}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div id={list} class="picker-options" role="listbox">
        {found?.map((option, index) => (
          <Choice
            key={option.value}
            id={`${list}-${index}`}
            option={option}
            active={index === at}
            onChoose={() => onChoose(option.value, option.title)}
          />
        ))}
      </div>
      {found && found.length >= MANY && <p class="picker-note">{text(FORMS.manyFound)}</p>}
      {found?.length !== 0 ? null : <p class="picker-note">{text(FORMS.noMatch)}</p>}
      {found === undefined && <p class="picker-note loading">{text(FORMS.searching)}</p>}
    </div>
  );
}

const focus = (input: HTMLInputElement | null) => input?.focus();

/** Answers that are overtaken by a newer question are dropped. */
function useFound(options: (query: string) => Promise<Option[]>, query: string): Option[] | undefined {
  const [found, setFound] = useState<Option[]>();
  useEffect(() => {
    let overtaken = false;
    options(query.trim()).then(
      (next) => overtaken || setFound(next),
      () => overtaken || setFound([]),
    );
    return () => {
      overtaken = true;
    };
  }, [query]);
  return found;
}

interface ChoiceProps {
  id: string;
  option: Option;
  active: boolean;
  onChoose(): void;
}

/** Chosen on mouse down, before the search field loses the focus. */
function Choice({ id, option, active, onChoose }: ChoiceProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      class="picker-option"
      ref={(element) => {
        if (active) element?.scrollIntoView?.({ block: 'nearest' });
      }}
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      {option.glyph && (
        <span class="picker-option-glyph">
          <Glyph name={option.glyph} />
        </span>
      )}
      <span>{option.title}</span>
      {option.note && <small class="picker-option-note faint">{option.note}</small>}
    </div>
  );
}
