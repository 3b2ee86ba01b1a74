/** Inputs of what operands ask for; node kinds ask for these and more. */
import type { FunctionComponent } from 'preact';
import type { OperandParameter } from '../../runtime/condition/vocabulary.ts';
import { ChoiceInput } from './choice.tsx';
import type { InputProps } from './input.ts';
import { ParagraphInput } from './paragraph.tsx';
import { ContentInput, NodeInput } from './pickers.tsx';
import { AttributeInput, EventInput } from './suggest.tsx';
import { TextInput } from './text.tsx';

export const PARAMETERS: Record<OperandParameter['type'], FunctionComponent<InputProps<string>>> = {
  text: TextInput,
  attribute: AttributeInput,
  event: EventInput,
  content: ContentInput,
  paragraph: ParagraphInput,
  choice: ChoiceInput,
  node: NodeInput,
};
