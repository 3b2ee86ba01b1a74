/** A picker beside its label, for one choice on a page. */
import { useId } from 'preact/hooks';
import type { Option } from '../forms/lists.ts';
import { Picker } from '../forms/picker.tsx';
import { agentsNamed } from '../parts/agents.ts';

interface LabelledProps {
  title: string;
  /** The name of what is chosen. */
  chosen: string | undefined;
  /** What stands there while nothing is chosen. */
  unchosen: string;
  options(query: string): Promise<Option[]>;
  disabled?: boolean;
  onChoose(value: string, title: string): void;
  onClear?: (() => void) | undefined;
}

export function LabelledPicker({ title, onClear, ...rest }: LabelledProps) {
  const id = useId();
  return (
    <div class="select">
      <label for={id}>{title}</label>
      <Picker id={id} faulty={false} describedBy={undefined} onClear={onClear} {...rest} />
    </div>
  );
}

/** Agents as options, after those that are always offered. */
export const agentOptions =
  (always: readonly Option[] = []) =>
  async (query: string): Promise<Option[]> => [
    ...always.filter(({ title }) => title.includes(query)),
    ...(await agentsNamed(query)).map(({ id, name }) => ({ value: id, title: name })),
  ];
