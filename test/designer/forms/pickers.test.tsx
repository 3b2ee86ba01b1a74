// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definitionOf, fieldsOf } from '../../../designer/edit/kinds.ts';
import type { Lists } from '../../../designer/forms/lists.ts';
import { language } from '../../../designer/i18n/index.ts';
import { SEARCH_LENGTH } from '../../../runtime/wire/search.ts';
import { type FormDriver, field, showForm } from '../../support/form.tsx';

const ARTICLES = [
  { value: 'c1', title: '等待期', note: '健康' },
  { value: 'c2', title: '保费怎么算' },
];
const block = (key: string, kind: 'text' | 'heading', text: string) => ({
  key,
  kind,
  text,
  weight: 8_000,
  bands: 2,
});
const lists: Partial<Lists> = {
  contents: async (query) => ARTICLES.filter(({ title }) => title.includes(query)),
  contentTitle: (id) => ARTICLES.find(({ value }) => value === id)?.title ?? id,
  paragraphs: (id) =>
    id === 'c1' ? [block('0-a', 'heading', '等待期'), block('1-b', 'text', '既往症没有期限')] : [],
  agents: async () => [{ value: 'a1', title: '王磊' }],
  events: ['quote', 'submit'],
};

let form: FormDriver;
beforeEach(() => language.set('zh'));
afterEach(() => form.leave());

const openPicker = async (...given: Parameters<typeof showForm>) => {
  form = await showForm(given[0], given[1], { lists });
  form.field('它').click();
  await form.sees(given[0][0]?.type === 'content' ? '保费怎么算' : '王磊');
};
const press = async (key: string) => {
  form.find('[role=combobox]').focus();
  await form.key(key);
};

describe('choosing a content', () => {
  it('searches while typing and takes the one that Enter is on', async () => {
    await openPicker([field('content')], {});
    await form.type('[role=combobox]', '保费');
    await form.sees('保费怎么算');
    await press('Enter');
    expect(form.value('it')).toBe('c2');
    expect(form.field('它').textContent).toContain('保费怎么算');
  });

  it('takes no more text than the server searches by', async () => {
    await openPicker([field('content')], {});
    expect(form.find<HTMLInputElement>('[role=combobox]').maxLength).toBe(SEARCH_LENGTH);
  });

  it('goes by the arrows, around the ends', async () => {
    await openPicker([field('content')], {});
    await press('ArrowUp');
    await press('Enter');
    expect(form.value('it')).toBe('c2');
  });

  it('closes by Escape and changes nothing', async () => {
    await openPicker([field('content')], { it: 'c1' });
    await press('Escape');
    expect(document.querySelector('[role=listbox]')).toBeNull();
    expect(form.value('it')).toBe('c1');
  });

  it('is cleared where none need be chosen', async () => {
    form = await showForm([field('content', { required: false })], { it: 'c1' }, { lists });
    await form.press('清除');
    expect(form.value('it')).toBeUndefined();
  });
});

describe('choosing an agent', () => {
  it('offers the owner where the field counts on one', async () => {
    await openPicker([field('agent', { default: 'owner' })], {});
    expect(form.text()).toContain('客户的归属代理人');
  });

  it('offers everybody in turn, and each of them, elsewhere', async () => {
    await openPicker([field('agent')], {});
    expect(form.text()).not.toContain('归属代理人');
    await press('Enter');
    expect(form.value('it')).toBe('anyone');
  });
});

describe('choosing a paragraph', () => {
  const fields = fieldsOf({ id: 'e', kind: 'entry-reading' }).filter(({ name }) => name === 'paragraph');

  it('asks for the article first', async () => {
    form = await showForm(fields, {}, { lists });
    expect(form.text()).toContain('先选一篇文章');
  });

  it('shows the paragraphs of the article with the time they take, and takes one', async () => {
    form = await showForm(fields, { content: 'c1' }, { lists });
    expect(form.text()).toMatch(/全文.*等待期.*第 1 段 · 约 8 秒.*既往症没有期限/);
    form.find<HTMLInputElement>('label:nth-child(3) [type=radio]').click();
    expect(form.value('paragraph')).toBe('1-b');
  });

  it('says when the paragraphs are not known yet', async () => {
    form = await showForm(fields, { content: 'c2' }, { lists });
    expect(form.text()).toContain('还没有人打开过');
  });
});

it('an event suggests the names in use and takes any other', async () => {
  const event = definitionOf('entry-event')?.fields.filter(({ type }) => type === 'event') ?? [];
  form = await showForm(event, {}, { lists });
  expect([...document.querySelectorAll('datalist option')].map((one) => one.getAttribute('value'))).toEqual([
    'quote',
    'submit',
  ]);
  await form.write('事件名', 'consult click');
  expect(form.value('event')).toBe('consult click');
});
