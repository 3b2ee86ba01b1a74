/** The articles of the scene: what they are about, and where made readers linger. */
import type { SceneContent } from '../scene.ts';
import blocks from './blocks.json';

type Slug = keyof typeof blocks;

function article(
  slug: Slug,
  title: string,
  about: Pick<SceneContent, 'topics' | 'stage' | 'lingering'>,
): SceneContent {
  const cut = blocks[slug] as SceneContent['blocks'];
  return { slug, title, page: `critical-illness/pages/${slug}.html`, blocks: cut, ...about };
}

export const waitingPeriod = article('waiting-period', '重疾险的“等待期”到底在等什么', {
  topics: ['重疾险', '健康告知'],
  stage: '了解',
  lingering: ['既往症没有期限', '等待期内发生了什么', '回到林女士'],
});

export const premium = article('premium', '保费怎么算：同样的保额为什么差一倍', {
  topics: ['重疾险', '保费'],
  stage: '比较',
  lingering: ['改动', '每年保费，单位', '要紧的是，这样东西'],
});

export const termLife = article('term-life', '定期寿险：家庭责任最重那二十年怎么过', {
  topics: ['寿险', '家庭责任'],
  stage: '比较',
  lingering: ['老周家 怎么算', '缺口 250 万', '这是整张保单里'],
});

export const claims = article('claims', '住院医疗险理赔：出院前要做的五件事', {
  topics: ['医疗险', '理赔'],
  stage: '服务',
  lingering: ['材料', '主诉', '以一次阑尾炎'],
});

export const checklist = article('checklist', '投保前的健康告知清单', {
  topics: ['健康告知'],
  stage: '决定',
  lingering: ['结节、息肉', '被拒保'],
});
