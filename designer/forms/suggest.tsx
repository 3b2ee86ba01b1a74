/** Names that operators write themselves; those already in use are suggested. */
import { useHeld } from './held.ts';
import { type InputProps, named } from './input.ts';
import { useLists } from './lists.ts';

export function EventInput(props: InputProps<string>) {
  return <Suggested {...props} names={useLists().events} />;
}

export function AttributeInput(props: InputProps<string>) {
  return <Suggested {...props} names={useLists().attributes} />;
}

function Suggested({ value, onChange, asked: _, names, ...rest }: InputProps<string> & { names: string[] }) {
  const held = useHeld(value ?? '', (text) => onChange(text.trim() || undefined));
  const list = `${rest.id}-names`;
  return (
    <>
      <input
        {...named(rest)}
        class="field"
        type="text"
        autocomplete="off"
        spellcheck={false}
        list={list}
        {...held}
      />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
