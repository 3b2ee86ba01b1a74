// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  conditionOf,
  groupOf,
  newComparison,
  outermost,
  wholeOf,
  withOperator,
  withParameter,
  withValue,
} from '../../../designer/forms/condition/shape.ts';
import { language } from '../../../designer/i18n/index.ts';
import { faultsOf, OPERANDS, operatorsOf } from '../../../runtime/condition/index.ts';
import type { Comparison, Condition, OperandKind } from '../../../runtime/condition/vocabulary.ts';
import { type FormDriver, field, showForm } from '../../support/form.tsx';

const KINDS = Object.keys(OPERANDS) as OperandKind[];
const seconds: Comparison = {
  operand: { of: 'reading', measure: 'seconds' },
  operator: 'at-least',
  value: 30,
};
const tagged: Comparison = { operand: { of: 'tag', name: '高意向' }, operator: 'exists' };

const asking = (of: OperandKind) => newComparison(of);

describe('the shape of a condition', () => {
  const leaf = fc.constantFrom<Condition>(seconds, tagged);
  const { condition } = fc.letrec<{ condition: Condition; group: Condition }>((tie) => ({
    condition: fc.oneof({ depthSize: 'small' }, leaf, tie('group')),
    group: fc.oneof(
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }));

  it('comes back from the builder meaning the same', () => {
    const meaning = (given: Condition): unknown => {
      const group = groupOf(given);
      if (!group) return given;
      const parts = group.parts.map(meaning);
      const single = parts.length === 1 && (group.mode === 'all' || group.mode === 'any');
      return single ? parts[0] : { mode: parts.length === 1 ? 'notAny' : group.mode, parts };
    };
    fc.assert(
      fc.property(condition, (given) => {
        const built = wholeOf(outermost(given)) as Condition;
        expect(meaning(built)).toEqual(meaning(given));
        expect(faultsOf(built)).toEqual(faultsOf(given));
      }),
    );
  });

  it('is nothing when its last part is removed', () => {
    expect(wholeOf({ mode: 'any', parts: [] })).toBeUndefined();
    expect(conditionOf({ mode: 'notAll', parts: [seconds, tagged] })).toEqual({
      not: { all: [seconds, tagged] },
    });
  });

  it.each(KINDS)('a new comparison of %s lacks only what must be filled in', (of) => {
    const codes = faultsOf(newComparison(of)).map(({ code }) => code);
    expect(codes.filter((code) => code !== 'condition-incomplete' && code !== 'condition-value')).toEqual([]);
  });

  it('forgets the value when the measure is of another kind, and keeps it otherwise', () => {
    expect(withParameter(seconds, 'measure', 'readings')).toMatchObject({ value: 30 });
    expect(withParameter(seconds, 'measure', 'state')).not.toHaveProperty('value');
    expect(withParameter(seconds, 'measure', 'state').operator).toBe('is');
  });

  it('forgets the paragraph when the article is another one', () => {
    const on = withParameter(withParameter(seconds, 'content', 'c1'), 'paragraph', '1-b');
    expect(withParameter(on, 'content', 'c2').operand).not.toHaveProperty('paragraph');
  });

  it('gives the operator what it takes: a list, one value, or none', () => {
    const list = withOperator(seconds, 'one-of');
    expect(list.value).toEqual([30]);
    expect(withOperator(list, 'is').value).toBe(30);
    expect(withOperator(list, 'exists')).not.toHaveProperty('value');
    expect(withValue(seconds, undefined)).not.toHaveProperty('value');
  });

  it('offers no order where there is none', () => {
    expect(operatorsOf({ of: 'reading', measure: 'state' })).toEqual(['is', 'is-not', 'one-of']);
  });
});

describe('building a condition', () => {
  let form: FormDriver;
  beforeEach(() => language.set('zh'));
  afterEach(() => form.leave());
  const built = () => form.value('it') as Condition;

  it('asks for a share in per cent, for a state by its names', async () => {
    form = await showForm([field('condition')]);
    await form.press('加条件');
    await form.type('#f-it-0-value', '80');
    expect(built()).toEqual({
      all: [{ operand: { of: 'reading', measure: 'completion' }, operator: 'at-least', value: 0.8 }],
    });
    await form.choose('指标', 'state');
    form.find<HTMLInputElement>('[value=skim]').click();
    expect(built()).toMatchObject({ all: [{ operand: { measure: 'state' }, value: 'skim' }] });
  });

  it('combines several, and nests a group', async () => {
    form = await showForm([field('condition')], { it: seconds });
    await form.press('加条件');
    await form.choose('怎样算满足', 'any');
    await form.press('加一组');
    expect(built()).toMatchObject({ any: [seconds, {}, { any: [{}] }] });
    await form.press('删除这一组');
    expect(built()).toMatchObject({ any: [seconds, {}] });
  });

  it('is empty again once every condition is removed', async () => {
    form = await showForm([field('condition')], { it: seconds });
    await form.press('删除这一条');
    expect(built()).toBeUndefined();
  });

  it('speaks of an operand as the operand does', async () => {
    form = await showForm([field('condition')], { it: tagged });
    expect(form.text()).toContain('已打上');
    await form.choose('看什么', 'attribute');
    expect(built()).toEqual({ all: [{ operand: { of: 'attribute' }, operator: 'is' }] });
  });

  it('chooses units by name, one or several, and says so in a sentence', async () => {
    const units = [
      { value: 'south', title: '华南' },
      { value: 'shenzhen', title: '深圳', note: '在华南' },
    ];
    const unit = (id: string) => ({ south: '华南' })[id] ?? id;
    const names = { content: String, paragraph: String, agent: String, unit };
    form = await showForm(
      [field('condition')],
      { it: asking('unit') },
      { lists: { units: async () => units, names } },
    );
    form.find<HTMLElement>('.picker-button').click();
    await form.sees('华南');
    form.find('[role=combobox]').focus();
    await form.key('Enter');
    expect(built()).toMatchObject({ all: [{ operator: 'is', value: 'south' }] });
    expect(form.text()).toContain('归属代理人所在机构是或隶属于“华南”');
    await form.choose('怎样比较', 'one-of');
    form.find<HTMLElement>('.picker-button').click();
    await form.sees('深圳');
    form.find('[role=combobox]').focus();
    await form.key('Enter');
    expect(built()).toMatchObject({ all: [{ operator: 'one-of', value: ['south', 'shenzhen'] }] });
    await form.press('去掉“华南”');
    expect(built()).toMatchObject({ all: [{ value: ['shenzhen'] }] });
  });

  it('chooses regions by name, within which somebody is', async () => {
    const regions = [{ value: 'CN', title: '中国', note: 'CN' }];
    form = await showForm([field('condition')], { it: asking('region') }, { lists: { regions } });
    form.find<HTMLElement>('.picker-button').click();
    await form.sees('中国');
    form.find('[role=combobox]').focus();
    await form.key('Enter');
    expect(built()).toMatchObject({
      all: [{ operand: { of: 'region' }, operator: 'starts-with', value: 'CN' }],
    });
    expect(form.text()).toContain('客户所在地区位于中国');
  });

  it('asks what a related person has only as far as it was chosen', async () => {
    form = await showForm([field('condition')], { it: asking('related') });
    expect(form.text()).toContain('属性名');
    form.find<HTMLInputElement>('input[value=tag]').click();
    await form.sees('标签名');
    await form.write('标签名', '学生');
    await form.blur('标签名');
    expect(built()).toMatchObject({
      all: [{ operand: { of: 'related', has: 'tag', tag: '学生' }, operator: 'exists' }],
    });
    expect(form.text()).toContain('有标签“学生”的相关的人存在');
  });
});
