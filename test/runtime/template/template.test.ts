import { describe, expect, it } from 'vitest';
import { within } from '../../../runtime/template/guard.ts';
import { isTemplate, lookInto, renderAll, type TemplateMode } from '../../../runtime/template/index.ts';
import { MONDAY } from '../../support/journey.ts';

const SCOPE = {
  person: { name: '张"女士"', tags: ['vip', '重疾险'] },
  event: { amount: 1200.5, url: 'https://example.com/?a=1&b=2' },
};
const render = (source: string, mode: TemplateMode = 'text', scope: object = SCOPE) =>
  renderAll([{ mode, source, scope }], MONDAY)[0];

describe('a template', () => {
  it('is a text with places to fill in', () => {
    expect(isTemplate('您好')).toBe(false);
    expect(render('{{ person.name }}您好，{{ event.amount | round }} 元')).toEqual({
      text: '张"女士"您好，1201 元',
    });
  });

  it('is silent about what is not known, and lists what are several', () => {
    expect(render('[{{ person.age }}][{{ nobody.at.all }}] {{ person.tags }}')).toEqual({
      text: '[][] vip, 重疾险',
    });
  });

  it('sees nothing that is not a record’s own', () => {
    expect(render('[{{ person.constructor }}{{ person.__proto__ }}{{ person.name.constructor }}]')).toEqual({
      text: '[]',
    });
  });

  it('is escaped for where it goes', () => {
    expect(render('https://example.com/?who={{ person.name }}', 'url')).toEqual({
      text: 'https://example.com/?who=%E5%BC%A0%22%E5%A5%B3%E5%A3%AB%22',
    });
    const { text } = render('{"name": "{{ person.name }}", "sum": {{ event.amount }}}', 'json') as {
      text: string;
    };
    expect(JSON.parse(text)).toEqual({ name: '张"女士"', sum: 1200.5 });
    expect(render('{{ x }}', 'text', { x: 'a\u0000b\u0007' })).toEqual({ text: 'ab' });
  });

  it('reads no files and includes nothing', () => {
    for (const tag of ['include "a"', 'render "a"', 'layout "a"', 'block x']) {
      expect(lookInto('text', `{% ${tag} %}`)).toMatchObject({ problem: 'syntax' });
    }
  });
});

describe('looking into a template', () => {
  it('tells what it asks for', () => {
    const source = '{% assign x = 1 %}{{ x }}{{ person.name }}{{ answers["task-1"].outcome }}';
    expect(lookInto('text', source)).toEqual({
      paths: [
        ['person', 'name'],
        ['answers', 'task-1', 'outcome'],
      ],
    });
  });

  it.each([
    ['a loop of a hundred million', '{% for i in (1..100000000) %}x{% endfor %}'],
    [
      'loops inside loops',
      '{% for a in (1..400) %}{% for b in (1..400) %}{% for c in (1..400) %}{{ a | plus: b | times: c }}{% endfor %}{% endfor %}{% endfor %}',
    ],
    [
      'a text that doubles',
      '{% assign s = "0123456789" %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}',
    ],
    [
      'loops over what comes from outside',
      '{% for a in event.list %}{% for b in event.list %}{% for c in event.list %}{% for d in event.list %}{% for e in event.list %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}',
    ],
  ])('finds that it does not end: %s', (_, source) => {
    const began = performance.now();
    expect(lookInto('text', source)).toMatchObject({ problem: 'endless' });
    // Far from any limit of the guard; no figure, only that it did end.
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('refuses what is too long, too deep, or cannot be read', () => {
    expect(lookInto('text', `{{ a }}${'x'.repeat(5_000)}`)).toMatchObject({ problem: 'size' });
    const deep = `${'{% if a %}'.repeat(11)}x${'{% endif %}'.repeat(11)}`;
    expect(lookInto('text', deep)).toMatchObject({ problem: 'depth' });
    for (const source of ['{{ a', '{% if %}', '{% if a %}', '{{ a | nosuchfilter }}']) {
      expect(lookInto('text', source), source).toMatchObject({ problem: 'syntax' });
    }
  });

  it('leaves nothing behind in the prototypes', () => {
    lookInto('text', '{{ __proto__.polluted }}{{ constructor.prototype.polluted }}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('the guard around templates', () => {
  it('ends what would never end, and what comes after it works', () => {
    const forever = () => {
      for (;;);
    };
    expect(() => within(20, forever)).toThrow('no end within 20 ms');
    expect(within(20, () => 'done')).toBe('done');
  });

  it('blames nobody for time in which the process did no work', () => {
    let kept = 0;
    const work = () => {
      // As when the machine gives the process no time: the clock on the wall goes on, no work is done.
      if (kept++ === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      return 'done';
    };
    expect(within(50, work)).toBe('done');
    expect(kept).toBe(2);
  });

  it('lets the others be when one does not end', () => {
    const list = Array.from({ length: 300 }, (_, place) => place);
    const endless =
      '{% for a in l %}{% for b in l %}{% for c in l %}{{ a | plus: b | plus: c }}{% endfor %}{% endfor %}{% endfor %}';
    const jobs = ['{{ l.size }}', endless, '{{ l.size }}'].map((source) => ({
      mode: 'text' as const,
      source,
      scope: { l: list },
    }));
    expect(renderAll(jobs, MONDAY)).toEqual([
      { text: '300' },
      { fault: expect.stringContaining('did not end') },
      { text: '300' },
    ]);
  });
});
