import { defineNode } from '../define.ts';
import { spell } from '../words.ts';

/** Whoever was sent further than this from journey to journey is going in circles. */
const MOST_HOPS = 20;

export const jump = defineNode<{ journey: string }>({
  kind: 'jump',
  group: 'flow',
  icon: 'arrow',
  title: { zh: '转到另一个旅程', en: 'To another journey' },
  help: {
    zh: '这个旅程到此结束，客户从另一个旅程的“接口或其他旅程”入口进入；那边的“再次进入”规则仍然有效。',
    en: 'Ends this run; the person starts the other journey at its entry “when called”, if its rule of re-entry lets them.',
  },
  fields: [{ name: 'journey', type: 'journey', label: { zh: '旅程', en: 'Journey' }, required: true }],
  exits: () => [],
  sentence({ journey }, names) {
    const name = names.journey?.(spell(journey)) ?? spell(journey);
    return { zh: `转到旅程“${name}”`, en: `Go to journey “${name}”` };
  },
  enter({ journey }, { run }) {
    const hops = (run.hops ?? 0) + 1;
    if (hops > MOST_HOPS)
      throw new Error(`jumped ${MOST_HOPS} times from journey to journey; they lead in circles`);
    return { end: true, effects: [{ kind: 'enter', journey, hops, properties: run.event ?? {} }] };
  },
});
