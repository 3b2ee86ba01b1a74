import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportPush } from '../../../runtime/tasks/reports.ts';
import { Backstage } from '../../support/backstage.ts';
import { DAY, HOUR, journey, MINUTE, MONDAY, SECOND } from '../../support/journey.ts';
import { Receiver, SECRET } from '../../support/receiver.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

onEachStore('what leaves the process', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  let receiver: Receiver;
  beforeEach(async () => {
    [store, receiver] = await Promise.all([open(), Receiver.listening()]);
    backstage = new Backstage(store);
  });
  afterEach(() => Promise.all([store.remove(), receiver.close()]));

  const begin = async (...persons: string[]) => {
    await backstage.meets(...persons);
    await backstage.does('start', ...persons);
    await backstage.worker.tick();
  };
  const pass = (ms: number) => {
    backstage.now += ms;
    return backstage.worker.tick();
  };
  const pushRow = () => store.read.selectFrom('pushes').selectAll().executeTakeFirstOrThrow();

  describe('as a push by a gateway', () => {
    const offering = (fields = {}) =>
      journey().next('push', {
        ...{ channel: 'webhook', endpoint: receiver.url, secret: SECRET, within: DAY },
        ...{ title: '保费怎么算', link: 'url', url: 'https://example.com/next', ...fields },
      });
    const report = async (action: 'opened' | 'clicked' | 'failed') =>
      reportPush(backstage, (await pushRow()).id, { action });

    it('carries the content and who the person is known as, signed, and is delivered by 2xx', async () => {
      await backstage.publish(offering().by('clicked').next('exit'));
      await begin('张女士');
      const push = await pushRow();
      expect(receiver.received[0]?.verified(MONDAY)).toEqual({
        type: 'journey.push',
        effect: push.effectId,
        push: push.id,
        person: { identifiers: [{ kind: 'user', value: 'user of 张女士' }] },
        content: { form: 'card', title: '保费怎么算', url: 'https://example.com/next' },
        expiresAt: MONDAY + DAY,
      });
      expect(push.state).toBe('delivered');
      await report('opened');
      await report('clicked');
      expect(await pushRow()).toMatchObject({ state: 'clicked', endedAt: MONDAY });
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > clicked']);
    });

    it('goes on by how far it got when the time for the next stage is over', async () => {
      const limits = { openLimit: HOUR, clickLimit: 2 * HOUR };
      await backstage.publish(offering(limits).by('delivered').next('exit'), 'one');
      await begin('张女士');
      await pass(HOUR);
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > delivered']);
    });

    it('counts the limit of a stage from the moment at which it was reached', async () => {
      await backstage.publish(
        offering({ openLimit: HOUR, clickLimit: 2 * HOUR })
          .by('opened')
          .next('exit'),
      );
      await begin('张女士');
      await pass(HOUR - 1);
      await report('opened');
      await pass(2 * HOUR - 1);
      expect(await backstage.path()).toEqual(['entry-event > next']);
      await pass(1);
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > opened']);
    });

    it('leaves by failed when the gateway is gone for good, or says so later', async () => {
      receiver.answers({ status: 410, text: 'gone' });
      await backstage.publish(offering().by('failed').next('exit'));
      await begin('张女士');
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > failed']);
      expect((await pushRow()).state).toBe('failed');
      await backstage.meets('王先生');
      await backstage.does('start', '王先生');
      await backstage.worker.tick();
      const second = await store.read
        .selectFrom('pushes')
        .selectAll()
        .where('personId', '=', '王先生')
        .execute();
      await reportPush(backstage, second[0]?.id ?? '', { action: 'failed', reason: 'number is void' });
      expect((await backstage.path()).filter((exit) => exit === 'push > failed')).toHaveLength(2);
    });

    it('is unknown where the line broke and the gateway would not know a repeat, until it reports', async () => {
      receiver.answers('hang up');
      await backstage.publish(offering({ repeats: 'strange' }).by('clicked').next('exit'));
      await begin('张女士');
      await pass(DAY / 2);
      expect(receiver.received).toHaveLength(1);
      expect((await pushRow()).state).toBe('unknown');
      expect(await backstage.effects()).toMatchObject([{ state: 'unknown' }]);
      await report('clicked');
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > clicked']);
    });

    it('is sent no more once its time is over', async () => {
      receiver.answers({ status: 503 });
      await backstage.publish(offering({ within: MINUTE }).by('expired').next('exit'));
      await begin('张女士');
      await pass(MINUTE);
      await pass(DAY);
      expect(receiver.received).toHaveLength(1);
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > expired']);
      expect(await backstage.effects()).toMatchObject([{ state: 'failed' }]);
    });

    it('reaches nobody who is known by a device alone', async () => {
      await backstage.publish(offering().by('refused').next('exit'));
      await backstage.meets('张女士');
      await store.write((db) => db.updateTable('identifiers').set({ kind: 'device' }).execute());
      await backstage.does('start', '张女士');
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > refused']);
    });
  });

  describe('as a call of a service', () => {
    const grade = {
      operand: { of: 'answer', node: 'call', property: 'body.levels.0' },
      operator: 'is',
      value: 'A',
    };
    const asking = (fields = {}) => {
      const asked = { url: `${receiver.url}?who={{ person.id }}`, ...fields };
      const drawing = journey().next('call', asked).by('done').next('branch', { condition: grade }).by('yes');
      drawing.next('task', { title: '等级 {{ answers.call.body.levels.first }}', agent: 'li', dueIn: HOUR });
      return drawing.from('branch').by('no').next('exit').from('call').by('failed').next('exit');
    };

    it('has its answer used by what follows', async () => {
      receiver.answers({ status: 200, text: '{"levels":["A","B"]}' });
      await backstage.publish(asking({ body: '{"who": "{{ person.id }}", "n": 1}' }));
      await begin('张女士');
      expect(JSON.parse(receiver.received[0]?.text ?? '')).toEqual({ who: '张女士', n: 1 });
      expect(await backstage.path()).toContain('branch > yes');
      const [task] = await store.read.selectFrom('tasks').select('title').execute();
      expect(task?.title).toBe('等级 A');
    });

    it('is signed where it has a secret, and has its key either way', async () => {
      await backstage.publish(asking({ secret: SECRET }));
      await begin('张女士');
      expect(receiver.received[0]?.verified(MONDAY)).toMatchObject({ person: { id: '张女士' } });
    });

    it('is tried again soon, and fails after the last try', async () => {
      receiver.answers({ status: 500 }, { status: 503 });
      await backstage.publish(asking({ tries: 2 }));
      await begin('张女士');
      await pass(5 * SECOND);
      expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toHaveLength(2);
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(await backstage.path()).toEqual(['entry-event > next', 'call > failed']);
    });

    it('that nobody answered is not made again where the service does not know a repeat', async () => {
      receiver.answers({ status: 503 }, 'hang up');
      await backstage.publish(asking({ repeats: 'strange' }).from('call').by('unknown').next('exit'));
      await begin('张女士');
      await pass(5 * SECOND);
      await pass(DAY);
      expect(receiver.received).toHaveLength(2);
      expect(await backstage.path()).toEqual(['entry-event > next', 'call > unknown']);
    });

    it('is not tried again where the service understood and refused', async () => {
      receiver.answers({ status: 422, text: '{"why":"no"}' });
      await backstage.publish(asking());
      await begin('张女士');
      expect(await backstage.path()).toEqual(['entry-event > next', 'call > failed']);
    });

    it('keeps no more of the answer than a run can carry', async () => {
      receiver.answers({ status: 200, text: JSON.stringify({ levels: ['A'], more: 'x'.repeat(20_000) }) });
      await backstage.publish(asking());
      await begin('张女士');
      expect(await backstage.path()).toContain('branch > no');
      const [run] = await backstage.runs();
      expect(run?.dataJson.length).toBeLessThan(2_000);
      expect(run?.dataJson).toContain('tooLarge');
    });

    it('follows no redirect', async () => {
      receiver.answers({ status: 302, headers: { location: receiver.url } });
      await backstage.publish(asking({ tries: 1 }));
      await begin('张女士');
      expect(receiver.received).toHaveLength(1);
      expect(await backstage.path()).toEqual(['entry-event > next', 'call > failed']);
    });

    it('fails, and tells why, where what is sent makes no JSON', async () => {
      await backstage.publish(asking({ body: '{"a": {{ event.nothing }}}' }));
      await begin('张女士');
      expect(receiver.received).toHaveLength(0);
      expect(await backstage.path()).toEqual(['entry-event > next', 'call > failed']);
    });
  });
});
