export type LayoutNode = { id: string; width: number; height: number };
export type LayoutEdge = { from: string; to: string };

const gap = { x: 80, y: 40 };

/** Places nodes from left to right in columns by their longest way from a beginning; edges that go back are left out. */
export function layout(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Record<string, [number, number]> {
  const forward = withoutCycles(nodes, edges);
  const column = columns(nodes, forward);
  const rows = order(nodes, forward, column);
  return place(rows);
}

function withoutCycles(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): LayoutEdge[] {
  const next = new Map<string, LayoutEdge[]>();
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
  const state = new Map<string, 'open' | 'done'>();
  const kept: LayoutEdge[] = [];
  const walk = (id: string) => {
    state.set(id, 'open');
    for (const edge of next.get(id) ?? []) {
      const seen = state.get(edge.to);
      if (seen === 'open') continue;
      kept.push(edge);
      if (seen === undefined) walk(edge.to);
    }
    state.set(id, 'done');
  };
  const targets = new Set(edges.map((edge) => edge.to));
  for (const node of nodes) if (!targets.has(node.id) && !state.has(node.id)) walk(node.id);
  for (const node of nodes) if (!state.has(node.id)) walk(node.id);
  return kept;
}

function columns(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Map<string, number> {
  const column = new Map(nodes.map((node) => [node.id, 0]));
  for (let pass = 0; pass < nodes.length; pass += 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const wanted = (column.get(from) ?? 0) + 1;
      if ((column.get(to) ?? 0) >= wanted) continue;
      column.set(to, wanted);
      moved = true;
    }
    if (!moved) break;
  }
  return column;
}

/** Within a column nodes stand in the order of the middle of what leads to them, so that cables cross little. */
function order(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  column: Map<string, number>,
): LayoutNode[][] {
  const count = Math.max(0, ...column.values()) + 1;
  const result: LayoutNode[][] = Array.from({ length: nodes.length === 0 ? 0 : count }, () => []);
  for (const node of nodes) result[column.get(node.id) ?? 0]?.push(node);
  const rank = new Map<string, number>();
  const before = new Map<string, string[]>();
  for (const edge of edges) before.set(edge.to, [...(before.get(edge.to) ?? []), edge.from]);
  for (const list of result) {
    const weight = (node: LayoutNode, index: number) => {
      const sources = (before.get(node.id) ?? []).flatMap((id) => rank.get(id) ?? []);
      return sources.length === 0 ? index : sources.reduce((sum, value) => sum + value, 0) / sources.length;
    };
    const weighed = list.map((node, index) => ({ node, weight: weight(node, index) }));
    weighed.sort((a, b) => a.weight - b.weight);
    list.splice(0, list.length, ...weighed.map(({ node }) => node));
    list.forEach((node, index) => {
      rank.set(node.id, index - (list.length - 1) / 2);
    });
  }
  return result;
}

function place(rows: LayoutNode[][]): Record<string, [number, number]> {
  const positions: Record<string, [number, number]> = {};
  let x = 0;
  for (const list of rows) {
    const height = list.reduce((sum, node) => sum + node.height + gap.y, -gap.y);
    let y = -height / 2;
    for (const node of list) {
      positions[node.id] = [Math.round(x / 20) * 20, Math.round(y / 20) * 20 + 0];
      y += node.height + gap.y;
    }
    x += Math.max(0, ...list.map((node) => node.width)) + gap.x;
  }
  return positions;
}
