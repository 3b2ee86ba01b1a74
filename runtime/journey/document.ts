/** The kinds of nodes as a reference to read, made of what they declare: a new kind is documented by being there. */
import { NODES } from './registry.ts';
import type { Field, NodeDefinition, NodeGroup } from './vocabulary.ts';

type Language = 'zh' | 'en';

const GROUPS: Record<NodeGroup, Record<Language, string>> = {
  entry: { zh: '进入', en: 'Entries' },
  flow: { zh: '流程', en: 'Flow' },
  action: { zh: '动作', en: 'Actions' },
  note: { zh: '说明', en: 'Notes' },
};
const HEAD: Record<Language, string> = {
  zh: '| 名称 | 字段 | 类型 | 必填 | 默认 | 说明 |',
  en: '| Name | Field | Type | Required | Default | Meaning |',
};
const YES: Record<Language, string> = { zh: '是', en: 'yes' };

/** Markdown, group by group in the order of the palette. */
export function documentKinds(language: Language): string {
  const groups = Object.keys(GROUPS) as NodeGroup[];
  const parts = groups.map((group) => {
    const kinds = Object.values<NodeDefinition>(NODES).filter((definition) => definition.group === group);
    return [`## ${GROUPS[group][language]}`, ...kinds.map((kind) => documentKind(kind, language))].join(
      '\n\n',
    );
  });
  return `${parts.join('\n\n')}\n`;
}

function documentKind(definition: NodeDefinition, language: Language): string {
  const { kind, title, help, fields } = definition;
  const exits = definition
    .exits({ id: '', kind })
    .map(({ name, title }) => `\`${name}\` (${title[language]})`);
  return [
    `### ${title[language]} (\`${kind}\`)`,
    help[language],
    ...(fields.length > 0 ? [tableOf(fields, language)] : []),
    ...(exits.length > 0 ? [`${language === 'zh' ? '出口' : 'Exits'}: ${exits.join(', ')}`] : []),
  ].join('\n\n');
}

function tableOf(fields: readonly Field[], language: Language): string {
  const rows = fields.map((field) => {
    const { name, type, label, help, required, default: value } = field;
    const given = value === undefined ? '' : `\`${JSON.stringify(value)}\``;
    const cells = [
      label[language],
      `\`${name}\``,
      type,
      required ? YES[language] : '',
      given,
      help?.[language] ?? '',
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [HEAD[language], '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}
