import { describe, expect, it } from 'vitest';
import { draw } from '../testing/run-graph.ts';
import { changedNodes } from './changed-nodes.ts';

const before = draw(
  { start: { type: 'start' }, a: { type: 'set', params: { value: { x: 1, y: 2 } } }, b: { type: 'set' } },
  ['start > a', 'a > b'],
);

describe('changed nodes', () => {
  it('are those that do something else or are gone, not those that only look different', () => {
    const moved = before.nodes.map((node) => ({ ...node, position: [9, 9] as const, label: 'Other', note: 'Moved' }));
    const reordered = moved.map((node) => (node.id === 'a' ? { ...node, params: { value: { y: 2, x: 1 } } } : node));
    const withNodes = (nodes: unknown[]) => ({ ...before, nodes: JSON.parse(JSON.stringify(nodes)) });
    expect(changedNodes(before, withNodes(reordered))).toEqual([]);
    expect(
      changedNodes(before, withNodes(moved.map((node) => (node.id === 'a' ? { ...node, params: {} } : node)))),
    ).toEqual(['a']);
    expect(changedNodes(before, withNodes(moved.slice(0, 2)))).toEqual(['b']);
    const retried = moved.map((node) => (node.id === 'b' ? { ...node, policy: { retry: { attempts: 2 } } } : node));
    expect(changedNodes(before, withNodes(retried))).toEqual(['b']);
  });
});
