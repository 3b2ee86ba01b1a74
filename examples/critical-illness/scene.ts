/** 重疾险培育: five articles, two agents, two journeys. */
import type { Scene } from '../scene.ts';
import { checklist, claims, premium, termLife, waitingPeriod } from './contents.ts';
import { handOver, readOn } from './journeys.ts';

export const criticalIllness: Scene = {
  site: { id: 'example', name: '有备笔记', key: 'pk_example' },
  agents: [
    { id: 'chen-jing', name: '陈静', kind: 'human' },
    { id: 'wang-lei', name: '王磊', kind: 'human' },
  ],
  contents: [waitingPeriod, premium, termLife, claims, checklist],
  journeys: (contentId, base) => [readOn(contentId, base), handOver(contentId)],
};
