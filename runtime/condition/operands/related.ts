import { type Cell, cellsOf } from '../cells.ts';
import { someKin } from '../kin.ts';
import { own } from '../own.ts';
import type { Source, Test } from '../relations.ts';
import type {
  Comparison,
  ConditionFault,
  Naming,
  OperandDefinition,
  OperandOf,
  OperandParameter,
  RelatedFacts,
  RelatedHas,
  Text,
} from '../vocabulary.ts';
import { KIND } from './relation.ts';

type Related = OperandOf<'related'>;

interface Asked {
  name: Text;
  /** The parameter that says which one, without `when`. */
  parameter: Omit<OperandParameter, 'when'> & { name: 'name' | 'tag' | 'segment' | 'content' };
  value(person: RelatedFacts, which: string): unknown;
  source(which: string): { rows: Extract<Source, { rows: unknown }>['rows']; where: Test[] };
  /** Whoever of these has it. */
  describe(kin: Text, which: string, names: Naming): Text;
}

const listed = (list: readonly string[] | undefined, which: string) =>
  list?.includes(which) ? true : undefined;
const is = (column: string, value: string): Test => ({ column, is: '=', value });

const ASKED: Record<RelatedHas, Asked> = {
  attribute: {
    name: { zh: '属性', en: 'an attribute' },
    parameter: { name: 'name', type: 'attribute', label: { zh: '属性名', en: 'attribute' } },
    value: ({ attributes }, name) => own(attributes, name),
    source: (name) => ({ rows: 'relatedAttributes', where: [is('name', name)] }),
    describe: ({ zh, en }, name) => ({ zh: `${zh}的属性“${name}”`, en: `attribute “${name}” of ${en}` }),
  },
  tag: {
    name: { zh: '标签', en: 'a tag' },
    parameter: { name: 'tag', type: 'tag', label: { zh: '标签名', en: 'tag' } },
    value: ({ tags }, tag) => listed(tags, tag),
    source: (tag) => ({ rows: 'relatedTags', where: [is('tag', tag)] }),
    describe: ({ zh, en }, tag) => ({ zh: `有标签“${tag}”的${zh}`, en: `${en} with tag “${tag}”` }),
  },
  segment: {
    name: { zh: '人群', en: 'a segment' },
    parameter: { name: 'segment', type: 'segment', label: { zh: '人群', en: 'segment' } },
    value: ({ segments }, segment) => listed(segments, segment),
    source: (segment) => ({ rows: 'relatedSegments', where: [is('segmentId', segment)] }),
    describe: ({ zh, en }, id, names) => {
      const name = names.segment?.(id) ?? id;
      return { zh: `在人群“${name}”里的${zh}`, en: `${en} in segment “${name}”` };
    },
  },
  content: {
    name: { zh: '读过的文章', en: 'an article read' },
    parameter: { name: 'content', type: 'content', label: { zh: '文章', en: 'article' } },
    value: ({ contents }, content) => listed(contents, content),
    source: (content) => ({
      rows: 'relatedContents',
      where: [is('contentId', content), { column: 'readings', is: '>', value: 0 }],
    }),
    describe: ({ zh, en }, id, names) => {
      const title = names.content(id);
      return { zh: `读过《${title}》的${zh}`, en: `${en} who read “${title}”` };
    },
  },
};

const whichOf = (operand: Related): string => operand[ASKED[operand.has].parameter.name] ?? '';

const cells = (operand: Related, relations: readonly RelatedFacts[] = []): Cell[] =>
  relations
    .filter(({ kind }) => operand.kind === undefined || kind === operand.kind)
    .flatMap((one) => cellsOf(ASKED[operand.has].value(one, whichOf(operand))));

/** Of several people related so, one is enough. */
export const related: OperandDefinition<Related> = {
  label: { zh: '相关的人', en: 'a related person' },
  parameters: [
    KIND,
    {
      name: 'has',
      type: 'choice',
      label: { zh: '有什么', en: 'who has' },
      required: true,
      choices: Object.entries(ASKED).map(([value, { name }]) => ({ value, label: name })),
    },
    ...Object.entries(ASKED).map(([has, { parameter }]) => ({
      ...parameter,
      when: { parameter: 'has', is: [has] },
    })),
  ],
  values: ({ has }) => ({ type: has === 'attribute' ? 'any' : 'presence' }),
  words: {
    'is-not': { zh: '都不等于', en: 'is never' },
    exists: { zh: '存在', en: 'exists' },
    missing: { zh: '不存在', en: 'does not exist' },
  },
  value: (operand, { person }) =>
    (person.relations ?? [])
      .filter(({ kind }) => operand.kind === undefined || kind === operand.kind)
      .flatMap((one) => ASKED[operand.has].value(one, whichOf(operand)) ?? []),
  cells: (operand, { person }) => cells(operand, person.relations),
  compile: (operand) => {
    const { rows, where } = ASKED[operand.has].source(whichOf(operand));
    const kind = operand.kind ? [is('kind', operand.kind)] : [];
    const value =
      operand.has === 'attribute'
        ? { type: 'type', text: 'text', number: 'number', at: 'at', day: 'day', listed: 'listed' }
        : { text: 'kind' };
    return { rows, where: [...kind, ...where], value };
  },
  describe: (operand, names) => ASKED[operand.has].describe(someKin(operand.kind), whichOf(operand), names),
  faults: ({ operand }: Comparison & { operand: Related }) =>
    whichOf(operand) === '' ? [unsaid(ASKED[operand.has].parameter.label)] : [],
};

const unsaid = ({ zh, en }: Text): ConditionFault => ({
  code: 'condition-incomplete',
  message: { zh: `条件还缺“${zh}”；请填写`, en: `the condition lacks its ${en}; fill it in` },
});
