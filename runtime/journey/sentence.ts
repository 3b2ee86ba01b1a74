import type { Text } from '../condition/vocabulary.ts';
import { withDefaults } from './graph.ts';
import { definitionOf } from './registry.ts';
import type { Exit, Input, JourneyNode, Names } from './vocabulary.ts';
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

/** What happened, as one sentence: the cause shown with a task. */
export function describeInput(input: Input, names: Names): Text {
  switch (input.type) {
    case 'event':
      return { zh: `触发了事件“${input.name}”`, en: `triggered event “${input.name}”` };
    case 'reading': {
      const { contentId, completion, engaged } = input.reading;
      const title = names.content(contentId);
      const time = spellDuration(engaged);
      const share = spellShare(completion);
      return {
        zh: `读《${title}》${share}，专注 ${time.zh}`,
        en: `read ${share} of “${title}” in ${time.en}`,
      };
    }
    case 'timer':
      return { zh: '等待的时间到了', en: 'the wait was over' };
    case 'answer':
      return { zh: `收到结果 ${spellJson(input.result)}`, en: `got the answer ${spellJson(input.result)}` };
  }
}
