import { describe, expect, it } from 'vitest';
import { applyOperation } from '#engine/graph/operations.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { findIn, replaceFound } from './find.ts';

const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [
    {
      id: 'price',
      type: 'set',
      position: [0, 0],
      params: { fields: { total: '{{ input.price }}' } },
      note: 'The price.',
    },
    { id: 'tax', type: 'set', position: [0, 0], params: { value: '{{ price.total * 0.2 }}', list: ['Price', 'x'] } },
    { id: 'rows', type: 'code', position: [0, 0], label: 'Price rows', params: { code: 'return price + price;' } },
  ],
  edges: [{ from: 'price', to: 'tax' }],
  notes: [{ id: 'about', position: [0, 0], size: [100, 100], text: 'How a price is made' }],
});

const places = (wanted: string, isExact = false) =>
  findIn(graph, wanted, { isExact }).map(({ at, what }) => `${'node' in at ? at.node : at.mark} ${what}`);

function replaced(wanted: string, by: string, isExact = false) {
  const { operations, kept } = replaceFound(graph, findIn(graph, wanted, { isExact }), wanted, by);
  return { kept, ...applyOperation(graph, { op: 'batch', operations }) };
}

describe('a search in the document', () => {
  it('finds ids, titles, parameters at any depth, code and notes', () => {
    expect(places('price')).toEqual([
      'price id',
      'price fields.total',
      'price note',
      'tax value',
      'tax list.0',
      'rows title',
      'rows code',
      'note:about note',
    ]);
    expect(places('Price', true)).toEqual(['tax list.0', 'rows title']);
    expect(places('')).toEqual([]);
  });

  it('replaces every time, in a step that can be taken back', () => {
    const { graph: after, inverse, kept } = replaced('price', 'cost', true);
    expect(kept).toEqual([]);
    expect(after.nodes.map(({ id, params }) => [id, params])).toEqual([
      ['cost', { fields: { total: '{{ input.cost }}' } }],
      ['tax', { value: '{{ cost.total * 0.2 }}', list: ['Price', 'x'] }],
      ['rows', { code: 'return cost + cost;' }],
    ]);
    expect(after.edges).toEqual([{ from: 'cost', to: 'tax' }]);
    expect(after.notes[0]?.text).toBe('How a cost is made');
    expect(applyOperation(after, inverse).graph).toEqual(graph);
  });

  it('follows an id that is replaced alone through what reads it', () => {
    const [id] = findIn(graph, 'price', { isExact: true });
    if (id === undefined) throw new Error('not found');
    const { operations } = replaceFound(graph, [id], 'price', 'cost');
    const after = applyOperation(graph, { op: 'batch', operations }).graph;
    expect(after.nodes[1]?.params?.value).toBe('{{ cost.total * 0.2 }}');
    expect(after.nodes[0]?.params).toEqual({ fields: { total: '{{ input.price }}' } });
  });

  it('keeps an id that would be no name or is taken, and says so', () => {
    expect(replaced('price', 'The Price', true).kept).toEqual(['price']);
    expect(replaced('tax', 'rows').kept).toEqual(['tax']);
    expect(replaced('tax', 'rows').graph).toEqual(graph);
  });
});
