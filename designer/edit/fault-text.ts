import type { Text } from '../../runtime/condition/vocabulary.ts';
import type { Fault } from '../../runtime/journey/definition.ts';

/**
 * A fault begins with the id of its node, for those who read it in a log. People know nodes by their titles,
 * and on the node itself need none.
 */
export function faultText({ node, message }: Fault, title?: Text): Text {
  if (node === undefined) return message;
  return {
    zh: message.zh.replace(`节点“${node}”：`, title ? `${title.zh}：` : ''),
    en: title
      ? message.en.replace(`Node "${node}":`, `${title.en}:`)
      : capital(message.en.replace(`Node "${node}": `, '')),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
