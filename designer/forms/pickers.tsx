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
const ANYONE = 'anyone';
/** Before the id of a unit whose agents take turns. */
const UNIT = 'unit:';

/** Who gets a task: an agent, the owner, or those of a unit in turn. */
export function AgentInput(props: InputProps<string>) {
  const text = useText();
  const { names, ...lists } = useLists();
  const words = [
    ...(props.asked.default === OWNER ? [{ value: OWNER, title: text(FORMS.owner) }] : []),
    { value: ANYONE, title: text(FORMS.anyone) },
  ];
  const inTurn = (name: string) => text(FORMS.unitInTurn, { name });
  const titleOf = (value: string) => {
    const word = words.find((one) => one.value === value);
    if (word) return word.title;
    if (!value.startsWith(UNIT)) return names.agent(value);
    const unit = value.slice(UNIT.length);
    return inTurn(names.unit?.(unit) ?? unit);
  };
  const options = async (query: string) => {
    const [units, agents] = await Promise.all([lists.units(query), lists.agents(query)]);
    const pools = units.map((unit) => ({
      ...unit,
      value: `${UNIT}${unit.value}`,
      title: inTurn(unit.title),
    }));
    return [...(await among(words)(query)), ...agents, ...pools];
  };
  return <Searched {...props} titleOf={titleOf} options={options} unchosen={text(FORMS.nobody)} />;
}

/** Who owns a person is one agent; a condition on the unit of the owner asks for units. */
export function OneAgentInput(props: InputProps<string>) {
  const text = useText();
  const { agents, names } = useLists();
  return <Searched {...props} titleOf={names.agent} options={agents} unchosen={text(FORMS.notChosen)} />;
}

export function UnitInput(props: InputProps<string>) {
  const text = useText();
  const { units, names } = useLists();
  const titleOf = (id: string) => names.unit?.(id) ?? id;
  return <Searched {...props} titleOf={titleOf} options={units} unchosen={text(FORMS.notChosen)} />;
}

export function RegionInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().regions} unchosen={text(FORMS.notChosen)} />;
}

export function SegmentInput(props: InputProps<string>) {
  const text = useText();
  const { segments, names } = useLists();
  const titleOf = (id: string) => names.segment?.(id) ?? id;
  return <Searched {...props} titleOf={titleOf} options={segments} unchosen={text(FORMS.notChosen)} />;
}

export function JourneyInput(props: InputProps<string>) {
  const text = useText();
  const { journeys, names } = useLists();
  const titleOf = (id: string) => names.journey?.(id) ?? id;
  return <Searched {...props} titleOf={titleOf} options={journeys} unchosen={text(FORMS.notChosen)} />;
}

export function NodeInput(props: InputProps<string>) {
  const text = useText();
  return <Among {...props} options={useLists().nodes} unchosen={text(FORMS.notChosen)} />;
}

/** Those whose title holds what is typed. */
export const among = (options: readonly Option[]) => async (query: string) =>
  options.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase()));

function Among({ options, ...props }: InputProps<string> & { options: Option[]; unchosen: string }) {
  const titleOf = (value: string) => options.find((option) => option.value === value)?.title ?? value;
  return <Searched {...props} titleOf={titleOf} options={among(options)} />;
}

interface SearchedProps extends InputProps<string> {
  titleOf(value: string): string;
  options(query: string): Promise<Option[]>;
  unchosen: string;
}

function Searched({ value, onChange, asked, titleOf, ...rest }: SearchedProps) {
  return (
    <Picker
      {...rest}
      chosen={value && titleOf(value)}
      onChoose={onChange}
      onClear={asked.required ? undefined : () => onChange(undefined)}
    />
  );
}
