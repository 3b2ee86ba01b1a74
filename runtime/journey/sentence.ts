import { attentionTo } from '../condition/attention.ts';
import { together } from '../condition/together.ts';
import type { Text } from '../condition/vocabulary.ts';
import { withDefaults } from './graph.ts';
import { definitionOf } from './registry.ts';
import { describeShare } from './shares.ts';
import type { Call, Exit, Input, JourneyNode, Names, ReadingFacts } from './vocabulary.ts';
import { spellDuration, spellJson, spellShare } from './words.ts';

/** What a node does, as one sentence; total, because drafts hold anything. */
export function describeNode(node: JourneyNode, names: Names): Text {
  const definition = definitionOf(node.kind);
  if (definition) return definition.sentence(withDefaults(node, definition), names);
  const kind = spellJson(node.kind);
  return { zh: `未知的节点类型 ${kind}`, en: `Unknown kind of node ${kind}` };
}

/** The ways out of a node; none for a node of an unknown kind. */
export function exitsOf(node: JourneyNode): Exit[] {
  const definition = definitionOf(node.kind);
  return definition ? definition.exits(withDefaults(node, definition)) : [];
}

/** What happened, as one sentence: the cause shown with a task. `lingered` is the key of the paragraph that a reading stayed on. */
export function describeInput(input: Input, names: Names, lingered?: string): Text {
  switch (input.type) {
    case 'event':
      return (
        describeShare(input, names) ?? {
          zh: `触发了事件“${input.name}”`,
          en: `triggered event “${input.name}”`,
        }
      );
    case 'reading': {
      const { contentId, completion, engaged } = input.reading;
      const title = names.content(contentId);
      const time = spellDuration(engaged);
      const share = spellShare(completion);
      const read = {
        zh: `读《${title}》${share}，专注 ${time.zh}`,
        en: `read ${share} of “${title}” in ${time.en}`,
      };
      return lingered === undefined ? read : stayed(read, input.reading, names, lingered);
    }
    case 'changed':
      return { zh: '客户的情况变了', en: 'the person changed' };
    case 'segment':
      return input.change === 'entered'
        ? {
            zh: `进入了人群“${segmentName(input.segment, names)}”`,
            en: `came into segment “${segmentName(input.segment, names)}”`,
          }
        : {
            zh: `离开了人群“${segmentName(input.segment, names)}”`,
            en: `dropped out of segment “${segmentName(input.segment, names)}”`,
          };
    case 'call':
      return CALLS[input.by](input.operator ?? '');
    case 'timer':
      return { zh: '等待的时间到了', en: 'the wait was over' };
    case 'answer':
      return { zh: `收到结果 ${spellJson(input.result)}`, en: `got the answer ${spellJson(input.result)}` };
  }
}

const segmentName = (id: string, { segment }: Names) => segment?.(id) ?? id;

const CALLS: Record<Call['by'], (operator: string) => Text> = {
  api: () => ({ zh: '由接口送入', en: 'sent here by the api' }),
  hand: (operator) => ({ zh: together('由', operator, '选入'), en: `chosen by ${operator}` }),
  journey: () => ({ zh: '由另一个旅程转来', en: 'came on from another journey' }),
  clock: () => ({ zh: '到了设定的时间', en: 'the time came' }),
};

function stayed(read: Text, { contentId, attention }: ReadingFacts, names: Names, block: string): Text {
  const time = spellDuration(attentionTo(attention, block));
  const text = names.paragraph(contentId, block);
  return {
    zh: `${read.zh}，在“${text}”一段停留 ${time.zh}`,
    en: `${read.en}, staying on “${text}” for ${time.en}`,
  };
}
