import { describe, expect, it } from 'vitest';
import { waitingPeriod } from '../../examples/critical-illness/contents.ts';
import { criticalIllness } from '../../examples/critical-illness/scene.ts';
import { blockAt, type SceneJourney } from '../../examples/scene.ts';
import type { PersonFacts } from '../../runtime/condition/vocabulary.ts';
import { type ScriptedInput, simulate, validate } from '../../runtime/journey/index.ts';
import type { ReadingFacts } from '../../runtime/journey/vocabulary.ts';

const { agents, contents } = criticalIllness;
const journeys = criticalIllness.journeys((slug) => slug, 'http://127.0.0.1:8787');
const [readOn, handOver] = journeys as [SceneJourney, SceneJourney];
const MINUTE = 60_000;

const person: PersonFacts = { id: 'reader', attributes: {}, tags: [], contents: [] };
const known = {
  contents: new Set(contents.map(({ slug }) => slug)),
  agents: new Set(agents.map(({ id }) => id)),
  paragraphs: (content: string, block: string) =>
    contents.some(({ slug, blocks }) => slug === content && blocks.some(({ key }) => key === block)),
};

const play = ({ graph }: SceneJourney, ...inputs: ScriptedInput[]) =>
  simulate({ journeyId: 'example', version: 1, graph }, person, inputs);

function reads(contentId: string, at: number, more: Partial<ReadingFacts>): ScriptedInput {
  const reading: ReadingFacts = {
    readingId: `reading-${at}`,
    contentId,
    version: 'v',
    engaged: 200_000,
    depth: 1,
    completion: 0.5,
    state: 'partial',
    attention: {},
    ...more,
  };
  return { type: 'reading', at, reading };
}

const lingers = () =>
  reads('waiting-period', 1, { attention: { [blockAt(waitingPeriod, '既往症没有期限').key]: 42_000 } });
const effects = ({ effects: asked }: ReturnType<typeof play>) => asked.map(({ effect }) => effect);

describe('the journeys of the example scene', () => {
  it.each(journeys)('“$name” can be published as it is', ({ graph }) => {
    expect(validate(graph, known)).toEqual([]);
  });

  it.each(journeys)('“$name” gives every node its own place on the canvas', ({ graph, layout }) => {
    const places = graph.nodes.map(({ id }) => JSON.stringify(layout[id]));
    expect(places).not.toContain(undefined);
    expect(new Set(places).size).toBe(graph.nodes.length);
  });

  it('offer the next article to whoever read most of one, and count the tap as a goal', () => {
    const story = play(
      readOn,
      reads('waiting-period', 1, { completion: 0.82 }),
      { type: 'answer', at: 2, node: 'offer-premium', result: { action: 'clicked' } },
      reads('premium', 3, { completion: 0.9 }),
    );
    expect(effects(story)).toMatchObject([
      { kind: 'push', content: 'premium', form: 'card' },
      { kind: 'goal', name: '点开下一篇' },
      { kind: 'goal', name: '读完两篇' },
      { kind: 'tag', add: ['重疾险·深入了解'] },
    ]);
  });

  it('offer something shorter two days after a push was closed', () => {
    const story = play(readOn, reads('waiting-period', 1, { completion: 0.82 }), {
      type: 'answer',
      at: 2,
      node: 'offer-premium',
      result: { action: 'dismissed' },
    });
    expect(effects(story)).toMatchObject([{ content: 'premium' }, { content: 'checklist', form: 'banner' }]);
  });

  it('hand whoever lingers on pre-existing conditions to the owner, who decides the way on', () => {
    const story = play(handOver, lingers(), {
      type: 'answer',
      at: 5 * MINUTE,
      node: 'task-ripe',
      result: { outcome: 'appointment' },
    });
    expect(effects(story)).toMatchObject([
      { kind: 'task', agent: 'owner' },
      { kind: 'goal', name: '愿意谈' },
      { kind: 'tag', add: ['高意向'] },
    ]);
    expect(story.run?.state).toBe('finished');
  });

  it('hand whoever asks for a consultation over at once', () => {
    const story = play(handOver, { type: 'event', name: 'consult_click', at: 1, properties: {} });
    expect(story.effects[0]).toMatchObject({ at: 1, effect: { kind: 'task', nodeId: 'task-asked' } });
  });

  it('give a declined task to the colleague', () => {
    const story = play(handOver, lingers(), {
      type: 'answer',
      at: 5 * MINUTE,
      node: 'task-ripe',
      result: { state: 'declined' },
    });
    expect(effects(story)[1]).toMatchObject({ kind: 'task', agent: 'wang-lei', nodeId: 'take-over' });
  });

  it('offer the checklist to whoever read only one article', () => {
    const story = play(handOver, reads('premium', 1, { completion: 0.85 }));
    expect(effects(story)).toMatchObject([{ kind: 'push', content: 'checklist' }]);
  });
});
