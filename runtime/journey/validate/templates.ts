/** Texts with places to fill in: whether they can be read, whether they end, and whether what they name exists. */
import type { Field } from '../vocabulary.ts';
import { spellJson } from '../words.ts';
import { type Finding, finding, type TemplateLook } from './finding.ts';
import type { Scope } from './types.ts';

/** Whether the value has places to fill in, and may. */
export const isFilledIn = (value: unknown, { template }: Field): boolean =>
  template !== undefined && typeof value === 'string' && /\{\{|\{%/.test(value);

/** The text as it may come out: a link has to be one then. */
export const withPlacesFilled = (source: unknown): string =>
  String(source)
    .replace(/\{%.*?%\}/gs, '')
    .replace(/\{\{.*?\}\}/gs, 'x');

export function templateFindings(value: unknown, field: Field, scope: Scope): Finding[] {
  if (typeof value !== 'string' || !isFilledIn(value, field)) return [];
  const look = scope.known.templates?.(field.template as NonNullable<Field['template']>, value);
  if (!look) return [];
  if ('problem' in look) return [problem(look, field)];
  return look.paths.flatMap((path) => unknownIn(path, field, scope));
}

type Problem = Extract<TemplateLook, { problem: string }>;

function problem({ problem: which, detail }: Problem, { label }: Field): Finding {
  const [zh, en] = PROBLEMS[which];
  const code = which === 'endless' ? 'template-endless' : `template-${which}`;
  return finding(code, `“${label.zh}”${zh}（${detail}）`, `the template in “${label.en}” ${en} (${detail})`);
}

const PROBLEMS: Record<Problem['problem'], [zh: string, en: string]> = {
  size: ['太长；请缩短到 4,000 个字符以内', 'is too long; use at most 4,000 characters'],
  depth: ['嵌套太深；请控制在 10 层以内', 'is nested too deep; use at most 10 blocks inside one another'],
  syntax: ['写法有误；请检查括号和过滤器', 'cannot be read; check its braces and filters'],
  endless: [
    '不会结束，或者太费时间、太占内存；请去掉循环或缩小它的范围',
    'does not end, or takes too long or too much memory; remove its loops or make them smaller',
  ],
};

/** Names at the root, and what each of them has; `true` where anything may be there. */
const KNOWN: Record<string, readonly string[] | true> = {
  person: ['id', 'name', 'attributes', 'tags', 'language', 'zone', 'owner'],
  owner: ['id', 'name'],
  run: ['id', 'journey'],
  attributes: true,
  event: true,
  answers: true,
  now: [],
};

function unknownIn(path: string[], { label }: Field, scope: Scope): Finding[] {
  const [root = '', second] = path;
  const has = Object.hasOwn(KNOWN, root) ? KNOWN[root] : undefined;
  const known = has === true || (has && (second === undefined || has.includes(second)));
  if (!known) return [unknownName(path, label)];
  if (root === 'answers' && second !== undefined && !scope.nodeIds.has(second))
    return [unknownNode(path, label)];
  const attribute =
    root === 'attributes' ? second : root === 'person' && second === 'attributes' ? path[2] : undefined;
  const missing = attribute !== undefined && scope.known.attributes?.has(attribute) === false;
  return missing ? [unknownAttribute(attribute, label)] : [];
}

const unknownName = (path: string[], label: Field['label']) =>
  finding(
    'template-variable',
    `“${label.zh}”里的变量 ${path.join('.')} 不存在；可用的有 person.name、attributes.属性、owner.name、event.字段、answers.节点编号.字段`,
    `“${label.en}” names ${path.join('.')}, which does not exist; use person.name, attributes.<attribute>, owner.name, event.<property> or answers.<node id>.<field>`,
  );

const unknownNode = (path: string[], label: Field['label']) =>
  finding(
    'template-node',
    `“${label.zh}”用到节点 ${spellJson(path[1])} 的结果，但没有这个节点；请改成旅程里的节点编号`,
    `“${label.en}” uses an answer to node ${spellJson(path[1])}, but there is no such node; use the id of a node of this journey`,
  );

const unknownAttribute = (name: string, label: Field['label']) =>
  finding(
    'attribute-unknown',
    `“${label.zh}”用到属性 ${spellJson(name)}，但没有客户有这个属性，也没有声明过；请检查写法，或先声明它`,
    `“${label.en}” uses the attribute ${spellJson(name)}, which nobody has and which was not declared; check how it is written, or declare it first`,
  );
