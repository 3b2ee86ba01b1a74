/** Words that operators write themselves; those already in use are suggested. */
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { useHeld } from './held.ts';
import { type InputProps, named } from './input.ts';
import { useLists } from './lists.ts';

export function EventInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().events} />;
}

export function AttributeInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().attributes} />;
}

export function TagInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().tags} />;
}

export function IdentifierInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().identifiers} />;
}

export function TopicInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().topics} />;
}

export function PropertyInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().properties(props.event)} />;
}

/** The newest version is what readers see now. */
export function VersionInput({ value, onChange, content, ...rest }: InputProps<string>) {
  const text = useText();
  const versions = content === undefined ? [] : useLists().versions(content);
  const listed = [...new Set([...versions, ...(value ? [value] : [])])];
  return (
    <select
      {...named(rest)}
      class="field"
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      <option value="" selected={value === undefined}>
        {text(FORMS.none)}
      </option>
      {listed.map((version) => (
        <option key={version} value={version} selected={version === value}>
          {version}
        </option>
      ))}
    </select>
  );
}

export function SuggestedInput({ value, onChange, suggestions = [], ...props }: InputProps<string>) {
  const held = useHeld(value === undefined ? '' : String(value), (text) =>
    onChange(text.trim() || undefined),
  );
  const list = `${props.id}-names`;
  return (
    <>
      <input
        {...named(props)}
        class="field"
        type="text"
        autocomplete="off"
        spellcheck={false}
        list={list}
        {...held}
      />
      <datalist id={list}>
        {suggestions.map((name) => (
          <option key={String(name)} value={String(name)} />
        ))}
      </datalist>
    </>
  );
}
