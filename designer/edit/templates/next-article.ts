import type { Template } from './template.ts';

export const nextArticle: Template = (say) => ({
  id: 'next-article',
  stage: 'running',
  title: { zh: '读完一篇，推荐下一篇', en: 'Offer the next article' },
  summary: {
    zh: '客户读到八成时，在页面里推荐下一篇；点开了打上标签。',
    en: 'At 80 % read, the page offers what to read next; who opens it gets a tag.',
  },
  nodes: [
    { id: 'read', kind: 'entry-reading', fields: { completion: 0.8 } },
    { id: 'offer', kind: 'push', fields: { title: say({ zh: '接着读这一篇', en: 'Read this next' }) } },
    { id: 'tag', kind: 'tag', fields: { add: [say({ zh: '愿意多读', en: 'reads on' })] } },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '读了下一篇', en: 'read on' }) } },
  ],
  edges: [
    ['read', 'next', 'offer'],
    ['offer', 'clicked', 'tag'],
    ['tag', 'next', 'goal'],
  ],
});
