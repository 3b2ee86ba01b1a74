import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sound } from '../../../designer/edit/draft.ts';
import { draftOf } from '../../../designer/edit/editor.ts';
import { FORMAT, fileName, fileText, type Refusal, readFile } from '../../../designer/edit/file.ts';
import { placed } from '../../../designer/edit/placement.ts';
import { EDITING } from '../../../designer/i18n/words/editing.ts';
import { edits, performed } from '../../support/drafts.ts';

const file = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    ...{
      'dogear-journey': FORMAT,
      name: '培育',
      graph: { nodes: [{ id: 'a', kind: 'wait' }], edges: [] },
      layout: {},
    },
    ...changes,
  });
const refused = (text: string) => readFile(text) as Refusal;

describe('a journey as a file', () => {
  it('comes back as it went, whatever was drawn', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 20 }), (commands) => {
        const draft = { ...draftOf(performed(commands)), name: '培育' };
        expect(readFile(fileText(draft))).toEqual(JSON.parse(JSON.stringify(placed(sound(draft)))));
      }),
    );
  });

  it('is refused from a newer Dogear, with what to do', () => {
    const { refused: why, values } = refused(file({ 'dogear-journey': FORMAT + 1 }));
    expect([why, values]).toEqual(['newer', { format: FORMAT + 1, known: FORMAT }]);
    expect(EDITING[why].en).toMatch(/Update Dogear/);
  });

  it('is refused with the node whose kind nobody knows here', () => {
    const graph = { nodes: [{ id: 'a', name: '问 AI', kind: 'oracle' }], edges: [] };
    expect(refused(file({ graph }))).toEqual({
      refused: 'unknownKind',
      values: { node: '问 AI', kind: 'oracle' },
    });
  });

  it.each([
    ['no JSON', '{', 'notJson', {}],
    ['another file', '{"name":"x"}', 'notJson', {}],
    ['no name', file({ name: ' ' }), 'broken', { field: 'name' }],
    [
      'two nodes of one id',
      file({
        graph: {
          nodes: [
            { id: 'a', kind: 'wait' },
            { id: 'a', kind: 'wait' },
          ],
          edges: [],
        },
      }),
      'broken',
      { field: 'graph' },
    ],
    ['a place that is none', file({ layout: { a: { x: 'left' } } }), 'broken', { field: 'layout' }],
  ])('is refused as %s', (_, text, why, values) => {
    expect(refused(text)).toEqual({ refused: why, values });
  });

  it('has a name that every system takes', () => {
    expect(fileName('读完/未读: "A"?')).toBe('读完 未读 A.json');
    expect(fileName('///')).toBe('journey.json');
  });
});
