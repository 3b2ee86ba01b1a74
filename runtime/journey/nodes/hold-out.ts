import { defineNode } from '../define.ts';
import { spellShare } from '../words.ts';

export const holdOut = defineNode<{ share: number; group?: string }>({
  kind: 'hold-out',
  group: 'flow',
  icon: 'shield',
  title: { zh: '对照组', en: 'Hold-out' },
  help: {
    zh: '随机留出一部分客户什么也不做，用来看出旅程到底带来了多少。同一位客户每次都在同一边。',
    en: 'Leaves a share of people alone, so that you see what the journey moves. The same person is always on the same side.',
  },
  fields: [
    {
      name: 'share',
      type: 'share',
      label: { zh: '留出的比例', en: 'Share held out' },
      required: true,
      default: 0.1,
      min: 0.001,
      max: 0.9,
    },
    {
      name: 'group',
      type: 'text',
      label: { zh: '共用的对照组', en: 'Shared group' },
      help: {
        zh: '几个旅程填同一个名称，留出的就是同一批客户；不填则只属于这个节点。',
        en: 'Journeys that name the same group hold out the same people; left empty, it is this node’s own.',
      },
      max: 60,
    },
  ],
  exits: () => [
    { name: 'in', title: { zh: '参与', en: 'takes part' } },
    { name: 'held-out', title: { zh: '对照组', en: 'held out' }, optional: true },
  ],
  sentence({ share }) {
    return { zh: `随机留出 ${spellShare(share)} 作为对照组`, en: `Hold out ${spellShare(share)} at random` };
  },
  enter({ share, group }, scene) {
    const chance = scene.chance(group === undefined ? undefined : `hold-out\n${group}`);
    return { exit: chance < share ? 'held-out' : 'in', why: { chance } };
  },
});
