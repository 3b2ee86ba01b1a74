// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definitionOf, fieldsOf, KINDS, newNode } from '../../../designer/edit/kinds.ts';
import { language } from '../../../designer/i18n/index.ts';
import type { Field } from '../../../runtime/journey/definition.ts';
import { type FormDriver, field, showForm } from '../../support/form.tsx';

let form: FormDriver;
const open = async (...given: Parameters<typeof showForm>) => {
  form = await showForm(...given);
  return form;
};
const only = (type: Field['type'], more: Partial<Field> = {}, value?: unknown) =>
  open([field(type, more)], value === undefined ? {} : { it: value });

beforeEach(() => language.set('zh'));
afterEach(() => form.leave());

describe('a form', () => {
  it.each(KINDS.map(({ kind }) => kind))(
    'shows every field of a %s, and names each control',
    async (kind) => {
      const node = newNode(kind, 'n');
      await open(fieldsOf(node), node);
      for (const { label } of fieldsOf(node)) expect(form.text()).toContain(label.zh);
      const nameless = [...document.querySelectorAll('input, select, textarea, button')].filter((one) => {
        const labels = (one as HTMLInputElement).labels?.length ?? 0;
        return labels === 0 && !one.getAttribute('aria-label') && !one.textContent?.trim();
      });
      expect(nameless.map((one) => one.outerHTML)).toEqual([]);
    },
  );

  it('says what may stay empty, helps, and names a fault at its field', async () => {
    const fault = { field: 'it', level: 'fault' as const, message: { zh: '太长了', en: 'too long' } };
    await open(
      [field('text', { required: false, help: { zh: '给客户看', en: '' } })],
      {},
      { faults: [fault] },
    );
    expect(form.text()).toMatch(/选填.*太长了.*给客户看/);
    const input = form.field('它');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      '太长了',
    );
  });
});

it('shows the default where nothing was said, because that is what counts', async () => {
  const [arms] = definitionOf('split')?.fields ?? [];
  await open([arms as Field], {});
  expect(form.text()).toContain('50%');
});

describe('text', () => {
  it('keeps every keystroke, whatever the draft makes of it', async () => {
    await only('url');
    await form.write('它', ' https://a.cn/ b ');
    expect(form.field('它').value).toBe(' https://a.cn/ b ');
    expect(form.value('it')).toBe('https://a.cn/ b');
    await form.blur('它');
    expect(form.field('它').value).toBe('https://a.cn/ b');
  });

  it('shows what comes from outside, such as an undo, once nobody types', async () => {
    await only('text', {}, 'new');
    await form.write('它', 'er');
    await form.blur('它');
    await form.set('it', 'old');
    expect(form.field('它').value).toBe('old');
  });

  it('is absent when it is empty', async () => {
    await only('long-text', {}, 'a');
    await form.type('textarea', '');
    expect(form.value('it')).toBeUndefined();
  });

  it('counts only near its limit', async () => {
    await only('text', { max: 10 });
    await form.write('它', '1234567');
    expect(form.text()).not.toContain('/10');
    await form.write('它', '8');
    expect(form.text()).toContain('8/10');
  });

  it('makes a signing secret that the validation accepts', async () => {
    await only('secret');
    await form.press('生成一个');
    expect(form.value('it')).toMatch(/^whsec_[0-9A-Za-z+/]{43}=$/);
    expect(form.field('它').type).toBe('password');
    await form.press('显示');
    expect(form.field('它').type).toBe('text');
  });
});

describe('a quantity', () => {
  it('is a number as soon as it is one, in full-width digits too', async () => {
    await only('number');
    await form.write('它', '１２.5');
    expect(form.value('it')).toBe(12.5);
  });

  it('leaves what is no number alone, and says so', async () => {
    await only('number', {}, 7);
    await form.write('它', 'x');
    expect(form.value('it')).toBe(7);
    expect(form.field('它').value).toBe('7x');
    expect(form.text()).toContain('这不是数字');
    await form.blur('它');
    expect(form.field('它').value).toBe('7');
  });

  it('is a share in per cent', async () => {
    await only('share', {}, 0.07);
    expect(form.field('它').value).toBe('7');
    await form.type('#f-it', '62.5');
    expect(form.value('it')).toBe(0.625);
  });

  it('is a duration in its largest whole unit', async () => {
    await only('duration', { min: 60_000 }, 129_600_000);
    expect(form.field('它').value).toBe('36');
    expect(form.field<HTMLSelectElement>('单位').value).toBe('3600000');
  });

  it('keeps the number when the unit changes, and the unit while the number is typed', async () => {
    await only('duration', { min: 60_000 }, 7_200_000);
    await form.choose('单位', '86400000');
    expect(form.value('it')).toBe(172_800_000);
    await form.type('#f-it', '36');
    await form.choose('单位', '3600000');
    expect(form.value('it')).toBe(129_600_000);
    await form.type('#f-it', '48');
    expect(form.field<HTMLSelectElement>('单位').value).toBe('3600000');
  });
});

describe('a choice', () => {
  const choices = ['a', 'b'].map((value) => ({ value, label: { zh: value.toUpperCase(), en: value } }));

  it('lies open with its default chosen', async () => {
    await only('choice', { choices, default: 'b' });
    expect(
      [...document.querySelectorAll<HTMLInputElement>('[type=radio]')].map(({ checked }) => checked),
    ).toEqual([false, true]);
  });

  it('can be taken back where it need not be made', async () => {
    await only('choice', { choices, required: false }, 'a');
    form.find<HTMLInputElement>('[value=""]').click();
    expect(form.value('it')).toBeUndefined();
  });

  it('folds when there are many', async () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: { zh: value, en: value } }));
    await only('choice', { choices: many });
    await form.choose('它', 'e');
    expect(form.value('it')).toBe('e');
  });
});

describe('tags', () => {
  it('end with Enter or a comma of either script, each once', async () => {
    await only('tags', {}, []);
    await form.write('它', '高意向');
    await form.hit('它', 'Enter');
    await form.write('它', '复看，');
    await form.write('它', '高意向,');
    expect(form.value('it')).toEqual(['高意向', '复看']);
  });

  it('take no Enter that belongs to an input method', async () => {
    await only('tags', {}, []);
    await form.write('它', 'gao');
    await form.hit('它', 'Enter', { isComposing: true });
    expect(form.value('it')).toEqual([]);
    await form.hit('它', 'Enter');
    expect(form.value('it')).toEqual(['gao']);
  });

  it('are removed by their button, or backwards from the end', async () => {
    await only('tags', {}, ['a', 'b', 'c']);
    await form.press('去掉“a”');
    await form.hit('它', 'Backspace');
    expect(form.value('it')).toEqual(['b']);
  });

  it('keep what was typed when the field is left', async () => {
    await only('tags', {}, []);
    await form.write('它', '暂缓');
    await form.blur('它');
    expect(form.value('it')).toEqual(['暂缓']);
  });
});

describe('a scalar', () => {
  it('is of the type that the operator says', async () => {
    await only('scalar', {}, '007');
    await form.choose('类型', 'number');
    expect(form.value('it')).toBe(7);
    await form.choose('类型', 'boolean');
    expect(form.value('it')).toBe(true);
    await form.choose('它', 'false');
    expect(form.value('it')).toBe(false);
  });
});

describe('weights', () => {
  const arms = definitionOf('split')?.fields[0] as Field;
  const two = [
    { name: 'A', weight: 50 },
    { name: 'B', weight: 50 },
  ];

  it('adds an arm under a free letter, and evens them out', async () => {
    await open([arms], { arms: two });
    await form.press('加一组');
    await form.press('平均分');
    expect(form.value('arms')).toEqual([
      { name: 'A', weight: 34 },
      { name: 'B', weight: 33 },
      { name: 'C', weight: 33 },
    ]);
    expect(form.text()).toContain('33%');
  });

  it('writes no name that another arm has, and says so', async () => {
    await open([arms], { arms: two });
    await form.type('#f-arms-1', 'A');
    expect(form.value('arms')).toEqual(two);
    expect(form.text()).toContain('不能重复');
    await form.type('#f-arms-1', 'A2');
    expect(form.value('arms')).toMatchObject([{ name: 'A' }, { name: 'A2' }]);
  });

  it('keeps as many arms as it needs', async () => {
    await open([arms], { arms: two });
    expect((form.named('去掉“A”') as HTMLButtonElement).disabled).toBe(true);
  });
});
