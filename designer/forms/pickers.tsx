/** Inputs that choose one of the lists: contents, agents, segments, journeys, nodes of this journey. */
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import type { InputProps } from './input.ts';
import { type Option, useLists } from './lists.ts';
import { Picker } from './picker.tsx';

export function ContentInput({ value, onChange, asked, ...rest }: InputProps<string>) {
  const text = useText();
  const lists = useLists();
  return (
    <Picker
      {...rest}
      chosen={value === undefined ? undefined : lists.contentTitle(value)}
      unchosen={text(asked.required ? FORMS.notChosen : FORMS.none)}
      options={lists.contents}
      onChoose={onChange}
      onClear={asked.required ? undefined : () => onChange(undefined)}
    />
  );
}

/** The word of the vocabulary for the agent who owns the person; offered where the field counts on it. */
const OWNER = 'owner';

export function AgentInput(props: InputProps<string>) {
  const text = useText();
  const { agents, units } = useLists();
  const owner = { value: OWNER, title: text(FORMS.owner) };
  const pools = [
    { value: 'anyone', title: text(FORMS.anyone) },
    ...units.map(({ value, title }) => ({
      value: `unit:${value}`,
      title: text(FORMS.unitInTurn, { name: title }),
    })),
  ];
  const offered = [...(props.asked.default === OWNER ? [owner] : []), ...pools, ...agents];
  return <Among {...props} options={offered} unchosen={text(FORMS.nobody)} />;
}

/** Who owns a person is one agent; a condition on the unit of the owner asks for units. */
export function OneAgentInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().agents} unchosen={text(FORMS.notChosen)} />;
}

export function UnitInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().units} unchosen={text(FORMS.notChosen)} />;
}

export function RegionInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().regions} unchosen={text(FORMS.notChosen)} />;
}

export function SegmentInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().segments} unchosen={text(FORMS.notChosen)} />;
}

export function JourneyInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().journeys} unchosen={text(FORMS.notChosen)} />;
}

export function NodeInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().nodes} unchosen={text(FORMS.notChosen)} />;
}

/** Those whose title holds what is typed. */
export const among = (options: readonly Option[]) => async (query: string) =>
  options.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()));

function Among({
  value,
  onChange,
  asked,
  options,
  unchosen,
  ...rest
}: InputProps<string> & { options: Option[]; unchosen: string }) {
  return (
    <Picker
      {...rest}
      chosen={value && (options.find((option) => option.value === value)?.title ?? value)}
      unchosen={unchosen}
      options={among(options)}
      onChoose={onChange}
      onClear={asked.required ? undefined : () => onChange(undefined)}
    />
  );
}
