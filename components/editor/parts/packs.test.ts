import { describe, expect, it } from 'vitest';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { packsOf } from './packs.ts';

const base: NodeDescription = { ...plainNode, summary: 'Gives a value.', keywords: ['assign'] };
const nodes = [
  { ...base, type: 'vars.set', title: 'Set variable', pack: 'flow' },
  { ...base, type: 'state.set', title: 'Set state', pack: 'state' },
  base,
  { ...base, type: 'old', title: 'Set of old', sunset: { replacedBy: 'set' } },
];
const found = (search: string) => packsOf(nodes, search).flatMap((pack) => pack.nodes.map(({ title }) => title));

describe('a search among the nodes', () => {
  it('puts first what is called just so', () => {
    expect(found('set')[0]).toBe('Set');
    expect(found(' SET  state ')).toEqual(['Set state']);
  });

  it('finds by keyword and by type, and offers nothing that was replaced', () => {
    expect(found('assign variable')).toEqual(['Set variable']);
    expect(found('state.set')).toEqual(['Set state']);
    expect(found('')).toEqual(['Set variable', 'Set state', 'Set']);
  });
});
