import type { TestNode } from './run-graph.ts';

/** Numbers below `limit`, from any source; a seed or a test library decides. */
export type Pick = (limit: number) => number;

/** A graph that is being made. `unsure` are the containers in which a failure may go up. */
export type Spec = {
  nodes: Record<string, TestNode>;
  arrows: string[];
  cycles: boolean;
  rough: boolean;
  waits: boolean;
  data: boolean;
  unsure: Set<string>;
};

/** Draws one or two ways to a node from those before it. */
export function lead(spec: Spec, pick: Pick, before: string[], id: string): void {
  const count = before.length === 0 ? 0 : 1 + pick(2);
  const sources = Array.from({ length: count }, () => before[pick(before.length)] ?? 'start');
  for (const source of new Set(sources)) spec.arrows.push(arrow(spec.nodes[source], source, id, pick));
}

/** A way from any port of a node. */
export function arrow(node: TestNode | undefined, source: string, target: string, pick: Pick): string {
  const ports = portsOf(node);
  return `${source}.${ports[pick(ports.length)]} > ${target}`;
}

/** The ways out of a node. */
export function portsOf(node: TestNode | undefined): string[] {
  if (node?.type === 'ask') return ['yes', 'no'];
  if (node?.type === 'both') return ['a', 'b'];
  if (node?.type === 'try' && node.disabled !== undefined) return ['out', 'error'];
  const ports = node?.type === 'if' ? ['true', 'false'] : ['out'];
  return node?.policy?.onError === 'port' ? [...ports, 'error'] : ports;
}
