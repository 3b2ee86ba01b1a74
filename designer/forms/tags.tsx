import './words.css';
import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Glyph } from '../parts/glyph.tsx';
import { type InputProps, named } from './input.ts';
import { useLists } from './lists.ts';

export function TagsInput(props: InputProps<string[]>) {
  return <WordsInput {...props} suggestions={useLists().tags} />;
}

/** A list of words: Enter or a comma ends one, Backspace in the empty input takes the last one back. */
export function WordsInput({
  value = [],
  onChange,
  suggestions,
  asked: _,
  ...rest
}: Omit<InputProps<string[]>, 'suggestions'> & { suggestions: readonly string[] }) {
  const text = useText();
  const [typed, type] = useState('');
  const change = (words: string[]) => onChange([...new Set(words)]);
  const add = (words: string) => {
    change([
      ...value,
      ...words
        .split(SEPARATOR)
        .map((word) => word.trim())
        .filter(Boolean),
    ]);
    type('');
  };
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && typed.trim()) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '') change(value.slice(0, -1));
  };
  return (
    <div class="field form-words">
      {value.map((word) => (
        <span key={word} class="form-word">
          {word}
          <button
            type="button"
            class="form-word-remove"
            aria-label={text(FORMS.remove, { name: word })}
            onClick={() => change(value.filter((other) => other !== word))}
          >
            <Glyph name="close" />
          </button>
        </span>
      ))}
      <input
        {...named(rest)}
        class="form-words-input"
        type="text"
        autocomplete="off"
        list={`${rest.id}-words`}
        placeholder={value.length === 0 ? text(FORMS.tagAdd) : ''}
        value={typed}
        onInput={(event) => {
          const next = event.currentTarget.value;
          if (SEPARATOR.test(next) && !event.isComposing) add(next);
          else type(next);
        }}
        onKeyDown={press}
        onBlur={() => typed.trim() && add(typed)}
      />
      <datalist id={`${rest.id}-words`}>
        {suggestions
          .filter((word) => !value.includes(word))
          .map((word) => (
            <option key={word} value={word} />
          ))}
      </datalist>
    </div>
  );
}

const SEPARATOR = /[,，、]/;
