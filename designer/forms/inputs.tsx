/** One input per type of field. A new type is one line here; the compiler finds it missing. */
import type { FunctionComponent } from 'preact';
import type { Condition, Scalar } from '../../runtime/condition/vocabulary.ts';
import type { FieldType } from '../../runtime/journey/definition.ts';
import { ConditionInput } from './condition/builder.tsx';
import { DurationInput } from './duration.tsx';
import type { InputProps } from './input.ts';
import { type Item, ListInput } from './list.tsx';
import { NumberInput, ShareInput } from './number.tsx';
import { PARAMETERS } from './parameters.tsx';
import { AgentInput, JourneyInput, SegmentInput } from './pickers.tsx';
import { ScalarInput } from './scalar.tsx';
import { AttributeInput } from './suggest.tsx';
import { TagsInput } from './tags.tsx';
import { LongTextInput, SecretInput, UrlInput } from './text.tsx';
import { ClockInput, LocalTimeInput, WeekdaysInput, ZoneInput } from './times.tsx';
import { type Arm, WeightsInput } from './weights.tsx';

interface Values {
  text: string;
  'long-text': string;
  number: number;
  share: number;
  duration: number;
  choice: string;
  content: string;
  paragraph: string;
  event: string;
  attribute: string;
  agent: string;
  tags: string[];
  url: string;
  secret: string;
  scalar: Scalar;
  condition: Condition;
  weights: Arm[];
  clock: number;
  'local-time': string;
  weekdays: string[];
  zone: string;
  segment: string;
  journey: string;
  list: Item[];
}

const INPUTS: { [T in FieldType]: FunctionComponent<InputProps<Values[T]>> } = {
  text: PARAMETERS.text,
  'long-text': LongTextInput,
  number: NumberInput,
  share: ShareInput,
  duration: DurationInput,
  choice: PARAMETERS.choice,
  content: PARAMETERS.content,
  paragraph: PARAMETERS.paragraph,
  event: PARAMETERS.event,
  attribute: AttributeInput,
  agent: AgentInput,
  tags: TagsInput,
  url: UrlInput,
  secret: SecretInput,
  scalar: ScalarInput,
  condition: ConditionInput,
  weights: WeightsInput,
  clock: ClockInput,
  'local-time': LocalTimeInput,
  weekdays: WeekdaysInput,
  zone: ZoneInput,
  segment: SegmentInput,
  journey: JourneyInput,
  list: ListInput,
};

/** The input of a type; what a draft holds is checked by the validation, not here. */
export function inputOf(type: FieldType): FunctionComponent<InputProps> {
  return INPUTS[type] as FunctionComponent<InputProps>;
}
