import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Catalogue, NodeDescription } from '#engine/graph/catalogue.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { english } from '#words/testing/english.ts';
import { plainNode } from '../testing/plain-node.ts';
import { drawingOf } from './drawing-of.ts';
import { textWidth, wrapRuns } from './wrap-text.ts';

it('breaks text into lines that fit, loses nothing but what an ellipsis says, and never runs on', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), { maxLength: 6 }),
      fc.nat(6),
      (texts, most) => {
        const runs = texts.map((text) => ({ text, isMono: false, tone: 'text' as const }));
        const lines = wrapRuns(runs, { width: 120, size: 12, most: most + 1 });
        expect(lines.length).toBeLessThanOrEqual(most + 1);
        for (const line of lines)
          expect(
            textWidth(
              line
                .map(({ text }) => text)
                .join('')
                .trimEnd(),
              12,
            ),
          ).toBeLessThanOrEqual(120 * 1.4);
        const whole = lines
          .flat()
          .map(({ text }) => text)
          .join('');
        if (!whole.endsWith('…')) expect(whole.replaceAll('\n', '')).toBe(texts.join('').replaceAll('\n', ''));
      },
    ),
  );
});

it('lays out containers under what lies in them, and cables from jack to jack', () => {
  const loop: NodeDescription = { ...plainNode, type: 'loop', role: 'each' };
  const catalogue: Catalogue = new Map([plainNode, loop].map((description) => [description.type, description]));
  const graph = graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'Test',
    slug: 'test',
    nodes: [
      { id: 'inner', type: 'set', position: [40, 80], parent: 'all' },
      { id: 'all', type: 'loop', position: [300, 0], size: [400, 240] },
      { id: 'a', type: 'set', position: [0, 0] },
    ],
    edges: [
      { from: 'a', to: 'all' },
      { from: 'gone', to: 'a' },
    ],
    notes: [{ id: 'n', position: [0, -200], size: [200, 80], text: 'hello' }],
  });
  const { cards, cables, view } = drawingOf(english, graph, catalogue);
  expect(cards.map(({ id }) => id)).toEqual(['all', 'a', 'inner']);
  expect(cards.at(-1)?.box).toMatchObject({ x: 340, y: 80 });
  expect(cables).toHaveLength(1);
  expect(view.y).toBe(-232);
  expect(view.width).toBeGreaterThanOrEqual(700);
});
