// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Card } from '../../../designer/agent/card.tsx';
import { NoteField } from '../../../designer/agent/note-field.tsx';
import { keepNote, noteOf } from '../../../designer/agent/notes.ts';
import { outbox } from '../../../designer/agent/outbox.ts';
import { language } from '../../../designer/i18n/index.ts';
import { type Shown, show } from '../../support/components.ts';
import { type FakeApi, fakeApi } from '../../support/fake-api.ts';
import { madeTask } from '../../support/tasks.ts';

let api: FakeApi;
let page: Shown;
const onMoved = vi.fn();
const open = async (task = madeTask()) => {
  page = await show(<Card task={task} onMoved={onMoved} />);
};
const posted = () => api.asked.filter(({ call }) => call.startsWith('POST'));

beforeEach(() => {
  localStorage.clear();
  outbox.set([]);
  onMoved.mockClear();
  language.set('zh');
  api = fakeApi();
});
afterEach(() => {
  page.leave();
  vi.unstubAllGlobals();
});

describe('a card', () => {
  it('says whom, why now, what was read for how long, and what to say', async () => {
    await open();
    for (const part of [
      '张女士',
      '在“既往症”一段停留 42 秒',
      '读完度 94%',
      '42 秒 既往症没有期限',
      '您好，看到您',
    ])
      expect(page.text()).toContain(part);
    expect(page.find('[role=img]').getAttribute('aria-label')).toContain('等待期');
  });

  it('comes to an outcome in two taps', async () => {
    api.tell('POST /api/tasks/task-1/complete', {
      body: madeTask({ state: 'done', outcome: 'appointment' }),
    });
    await open(madeTask({ state: 'accepted' }));
    await page.press('记录结果');
    await page.press('已约见');
    await vi.waitFor(() => expect(onMoved).toHaveBeenCalled());
    expect(posted()[0]?.body).toEqual({ outcome: 'appointment' });
  });

  it('with a question is answered in two taps, and says that it asks', async () => {
    api.tell('POST /api/tasks/task-1/complete', { body: madeTask({ kind: 'ask', state: 'done' }) });
    await open(madeTask({ kind: 'ask', title: '现在适合联系吗？', choices: ['适合', '过几天再说'] }));
    expect(page.text()).toContain('想问你： 现在适合联系吗？');
    await page.press('回答');
    await page.press('过几天再说');
    await vi.waitFor(() => expect(onMoved).toHaveBeenCalled());
    expect(posted()).toMatchObject([{ body: { answer: '过几天再说' } }]);
  });

  it('says that the customer was contacted', async () => {
    await open(madeTask({ state: 'accepted' }));
    expect(page.find('.card-head').textContent).not.toContain('已联系');
    page.leave();
    await open(madeTask({ state: 'contacted' }));
    expect(page.find('.card-head').textContent).toContain('已联系');
  });

  it('sends the note along, and keeps it until it went through', async () => {
    api.tell('POST /api/tasks/task-1/contact', { status: 500, code: 'internal' });
    keepNote('task-1', '周六见');
    await open(madeTask({ state: 'accepted' }));
    await page.press('已联系');
    await page.sees('internal');
    expect(noteOf('task-1')).toBe('周六见');
    api.tell('POST /api/tasks/task-1/contact', { body: madeTask({ state: 'contacted' }) });
    await page.press('已联系');
    await vi.waitFor(() => expect(noteOf('task-1')).toBe(''));
    expect(posted()[1]?.body).toEqual({ note: '周六见' });
  });

  it('keeps a move without a network, says so, and lets it be taken back', async () => {
    api.tell('POST /api/tasks/task-1/accept', 'offline');
    await open();
    await page.press('接受');
    await page.sees('待发送：接受');
    expect(onMoved).not.toHaveBeenCalled();
    await page.press('收回');
    await vi.waitFor(() => expect(page.named('接受')).toBeTruthy());
  });

  it('declines only after it was asked', async () => {
    api.tell('POST /api/tasks/task-1/decline', { body: madeTask({ state: 'declined' }) });
    await open();
    await page.press('谢绝');
    expect(posted()).toEqual([]);
    await page.sees('谢绝这个任务？');
  });

  it.each(['done', 'declined', 'expired'] as const)('that is %s offers nothing more', async (state) => {
    await open(madeTask({ state }));
    expect(page.root.querySelectorAll('.action-row button')).toHaveLength(0);
  });
});

describe('a note', () => {
  it('survives a closed page', async () => {
    page = await show(<NoteField task="t1" />);
    await page.type('textarea', '下周再联系');
    page.leave();
    page = await show(<NoteField task="t1" />);
    expect(page.find<HTMLTextAreaElement>('textarea').value).toBe('下周再联系');
  });

  it('offers no dictation where the browser has none', async () => {
    page = await show(<NoteField task="t1" />);
    expect(page.text()).not.toContain('语音输入');
  });

  it('takes dictation after what is written', async () => {
    const made: FakeRecognition[] = [];
    class FakeRecognition {
      onresult?: (event: unknown) => void;
      onend?: () => void;
      start = () => void made.push(this);
      stop = () => this.onend?.();
    }
    vi.stubGlobal('webkitSpeechRecognition', FakeRecognition);
    page = await show(<NoteField task="t1" />);
    await page.type('textarea', '客户说');
    await page.press('语音输入');
    await page.sees('正在听');
    made[0]?.onresult?.({ results: [[{ transcript: '周六可以' }]] });
    expect(noteOf('t1')).toBe('客户说周六可以');
    await page.press('正在听…点一下结束');
    await page.sees('语音输入');
  });
});
