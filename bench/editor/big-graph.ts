type Size = { slug: string; nodes: number; edges: number };

const perRow = 50;

/** A workflow document: rows of fifty nodes, each plugged into the one before it, and further cables seven nodes ahead. */
export function bigGraph({ slug, nodes: count, edges: cables }: Size) {
  const name = (index: number) => (index === 0 ? 'start' : `set_${index}`);
  const nodes = Array.from({ length: count }, (_, index) => ({
    id: name(index),
    type: index === 0 ? 'start' : 'set',
    position: [(index % perRow) * 320, Math.floor(index / perRow) * 180],
    ...(index > 0 && { params: { value: index } }),
  }));
  const along = nodes.slice(1).map((node, index) => ({ from: name(index), to: node.id }));
  const ahead = nodes
    .slice(8, 8 + cables - along.length)
    .map((node, index) => ({ from: name(index + 1), to: node.id }));
  return { patchbay: 1, kind: 'module', name: 'Two thousand', slug, nodes, edges: [...along, ...ahead] };
}
