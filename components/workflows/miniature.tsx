import type { PortType } from '#engine/graph/catalogue.ts';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { tintOf } from '../ui/tint.ts';

const size = { width: 280, height: 116, pad: 24 };

/** A workflow's graph in miniature: jacks and cables, no words. */
export function Miniature({
  preview,
  typeOf,
}: {
  preview: WorkflowSummary['preview'];
  typeOf: (type: string) => PortType;
}) {
  const { nodes, edges } = preview;
  const place = placer(nodes);
  return (
    <svg viewBox={`0 0 ${size.width} ${size.height}`} className="h-[116px] w-full" aria-hidden>
      {edges.map(([from, to]) => {
        const [a, b] = [nodes[from], nodes[to]];
        if (a === undefined || b === undefined) return null;
        const [p, q] = [place(a), place(b)];
        const d = thread({ x: p.x + 11, y: p.y }, { x: q.x - 11, y: q.y });
        return (
          <path
            key={`${from}-${to}`}
            d={d}
            fill="none"
            stroke={tintOf(typeOf(a.type))}
            strokeOpacity={0.75}
            strokeWidth={1.75}
            strokeLinecap="round"
          />
        );
      })}
      {nodes.map((node, index) => {
        const { x, y } = place(node);
        const tint = tintOf(typeOf(node.type));
        return (
          <g key={index.toString()}>
            <rect x={x - 11} y={y - 8} width={22} height={16} rx={5} fill="var(--raised)" stroke="var(--line-strong)" />
            <circle cx={x} cy={y} r={2.75} fill={tint} />
          </g>
        );
      })}
    </svg>
  );
}

function placer(nodes: { x: number; y: number }[]) {
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(1, Math.max(...xs) - left), Math.max(1, Math.max(...ys) - top)];
  const scale = Math.min((size.width - size.pad * 2) / width, (size.height - size.pad * 2) / height, 0.22);
  const [dx, dy] = [(size.width - width * scale) / 2, (size.height - height * scale) / 2];
  return (node: { x: number; y: number }) => ({ x: dx + (node.x - left) * scale, y: dy + (node.y - top) * scale });
}

/** A cable too small for slack: level at both ends, around both cards when it runs back. */
function thread(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const dx = to.x - from.x;
  const pull = dx > 4 ? Math.max(5, dx * 0.5) : 16;
  const sag = dx > 4 ? Math.min(3, dx * 0.1) : 14;
  return `M ${from.x} ${from.y} C ${from.x + pull} ${from.y + sag}, ${to.x - pull} ${to.y + sag}, ${to.x} ${to.y}`;
}
