/** Words that operators write themselves; those already in use are suggested. */
import { useState } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Button } from '../parts/button.tsx';
import { useHeld } from './held.ts';
import { type InputProps, named } from './input.ts';
import { useLists } from './lists.ts';

export function EventInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().events} />;
}

export function AttributeInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={useLists().attributes} />;
}

/** What is to be asked about must exist: one that nobody has yet can be declared right here. */
export function KnownAttributeInput(props: InputProps<string>) {
  const { attributes, declare } = useLists();
  const { value } = props;
  const unknown = value !== undefined && attributes.length > 0 && !attributes.includes(value);
  return (
    <>
      <AttributeInput {...props} />
      {unknown && declare && <Declare name={value} declare={declare} />}
    </>
  );
}

function Declare({ name, declare }: { name: string; declare(name: string): Promise<void> }) {
  const text = useText();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const press = () => {
    setState('busy');
    declare(name).then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  return (
    <p class="form-declare" role="status">
      {text(state === 'failed' ? FORMS.notDeclared : FORMS.undeclared, { name })}{' '}
      <Button busy={state === 'busy'} onClick={press}>
        {text(FORMS.declare, { name })}
      </Button>
    </p>
  );
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
