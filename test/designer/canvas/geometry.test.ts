import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../designer/canvas/path.ts';
import { type Box, channelOf } from '../../../designer/canvas/route.ts';
import {
  beginning,
  boundsOf,
  boxOf,
  isInSight,
  READABLE,
  SMALLEST,
  whole,
} from '../../../designer/canvas/sight.ts';
import { draftOf } from '../../../designer/edit/editor.ts';
import { edits, performed } from '../../support/drafts.ts';

const coordinate = fc.integer({ min: -2000, max: 2000 });
const point = fc.record({ x: coordinate, y: coordinate });
const card = fc.record({ x: coordinate, y: coordinate, width: fc.constant(240), height: fc.constant(112) });

describe('a line', () => {
  it('begins at the exit and ends at the target, whatever lies between', () => {
    fc.assert(
      fc.property(point, point, fc.option(coordinate, { nil: undefined }), (from, to, channel) => {
        const { path } = lineOf(from, to, channel);
        expect(path.startsWith(`M${from.x} ${from.y}`)).toBe(true);
        expect(path).toMatch(new RegExp(`(?:${to.x} ${to.y}|V${to.y})$`));
        expect(path).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });

  it('is straight between ends that are one below the other', () => {
    expect(lineOf({ x: 8, y: 0 }, { x: 8, y: 90 }).path).toBe('M8 0L8 90');
  });

  it('that is long runs down where no card is in its way', () => {
    fc.assert(
      fc.property(point, point, fc.array(card, { maxLength: 12 }), (from, to, cards) => {
        const x = channelOf(from, to, cards);
        fc.pre(x !== undefined);
        const blocking = (box: Box) =>
          box.x < x && x < box.x + box.width && box.y + box.height > from.y + 20 && box.y < to.y - 20;
        expect(cards.filter(blocking)).toEqual([]);
      }),
    );
  });

  it('goes straight on where the way is free', () => {
    const aside = { x: 400, y: 200, width: 240, height: 112 };
    expect(channelOf({ x: 0, y: 0 }, { x: 80, y: 600 }, [aside])).toBeOneOf([undefined, 0, 80, 40]);
  });
});

describe('what is in sight', () => {
  const frame = { width: 700, height: 600 };
  const drafts = fc
    .array(edits, { minLength: 1, maxLength: 20 })
    .map((commands) => draftOf(performed(commands)));

  it('is the whole journey when asked for, never larger than life', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const view = whole(draft, frame);
        const bounds = boundsOf(draft);
        expect(view.zoom).toBeLessThanOrEqual(1);
        if (bounds) expect(isInSight(bounds, view, frame)).toBe(true);
      }),
    );
  });

  it.each([
    ['that can be read', READABLE],
    ['that can be seen, when all would be dust', SMALLEST],
  ])('begins with a node %s: the asked one, or the first', (_, zoom) => {
    fc.assert(
      fc.property(drafts, fc.nat(30), (draft, at) => {
        const start = draft.graph.nodes[at % Math.max(1, draft.graph.nodes.length)];
        fc.pre(start !== undefined);
        const view = beginning(draft, frame, zoom, start.id);
        const box = boxOf(draft, start.id) as Box;
        expect(view.zoom).toBeGreaterThanOrEqual(zoom);
        expect(isInSight(box, view, frame)).toBe(true);
      }),
    );
  });
});
