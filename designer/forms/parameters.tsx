/** Inputs of what operands ask for; node kinds ask for these and more. */
import type { FunctionComponent } from 'preact';
import type { OperandParameter } from '../../runtime/condition/vocabulary.ts';
import { ChoiceInput } from './choice.tsx';
import type { InputProps } from './input.ts';
import { DaysInput } from './number.tsx';
import { ParagraphInput } from './paragraph.tsx';
import { ContentInput, NodeInput, SegmentInput } from './pickers.tsx';
import {
  EventInput,
  IdentifierInput,
  KnownAttributeInput,
  PropertyInput,
  TagInput,
  TopicInput,
  VersionInput,
} from './suggest.tsx';
import { TextInput } from './text.tsx';

type Type = OperandParameter['type'];

export const PARAMETERS: {
  [T in Type]: FunctionComponent<InputProps<T extends 'days' ? number : string>>;
} = {
  text: TextInput,
  attribute: KnownAttributeInput,
  tag: TagInput,
  identifier: IdentifierInput,
  segment: SegmentInput,
  event: EventInput,
  property: PropertyInput,
  content: ContentInput,
  topic: TopicInput,
  version: VersionInput,
  paragraph: ParagraphInput,
  choice: ChoiceInput,
  node: NodeInput,
  days: DaysInput,
};
