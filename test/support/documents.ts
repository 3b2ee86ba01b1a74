/** The documents that follow from what the code declares. */
import { documentKinds } from '../../runtime/journey/document.ts';

export const DOCUMENTS = () => [
  { file: 'runtime/docs/nodes.md', text: `# Nodes of journeys\n\n${documentKinds('en')}` },
  { file: 'runtime/docs/nodes.zh.md', text: `# 旅程的节点\n\n${documentKinds('zh')}` },
];
