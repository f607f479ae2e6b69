import type { GraphDifference } from '#engine/graph/diff-graphs.ts';
import { edgeKey } from '../editor/store/edge-key.ts';
import { changeMarks } from './change-words.ts';

/** Rings and words on what differs, as rules of style over the cards that are drawn anyway. */
export function DiffMarks({ difference: { nodes, edges } }: { difference: GraphDifference }) {
  const rules = [
    ...nodes.map(({ id, change, was }) => {
      const { tint, sign } = changeMarks[change];
      const word = change === 'renamed' ? `was ${was}` : change;
      return `.react-flow__node[data-id="${id}"] { --change: ${tint}; }
.react-flow__node[data-id="${id}"]::after { content: "${sign} ${word}"; }
.react-flow__node[data-id="${id}"] > .card, .react-flow__node[data-id="${id}"] > .bay { border-color: var(--change); box-shadow: 0 0 0 1px var(--change), var(--shadow-card); ${change === 'removed' ? 'border-style: dashed; opacity: 0.6;' : ''} }`;
    }),
    ...edges.map(({ edge, change }) => {
      const dash = change === 'removed' ? 'stroke-dasharray: 6 5; opacity: 0.75;' : '';
      return `.react-flow__edge[data-id="${edgeKey(edge)}"] path.cable { stroke: ${changeMarks[change].tint} !important; ${dash} }`;
    }),
  ];
  return <style>{rules.join('\n')}</style>;
}
