import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel, ModelNode } from '../model.ts';

/** Two ends that can both be reached, and ends whose order timing decides (G18). */
export function checkAnswers(model: GraphModel): Diagnostic[] {
  const ends = model.order.filter((node) => node.description?.answers === 'end' && !node.node.disabled);
  if (ends.length === 0) return [];
  const guards = ends.length === 1 ? new Map<ModelNode, Set<string>>() : guardsOf(model);
  const findings: Diagnostic[] = ends.flatMap((end) => insideConcurrent(end, model));
  ends.forEach((second, index) => {
    const first = ends
      .slice(0, index)
      .find((other) => other.parent === second.parent && !exclusive(guards.get(other), guards.get(second), model));
    if (first) {
      findings.push({
        severity: 'warning',
        code: 'two_ends',
        message: `\`${first.id}\` and \`${second.id}\` can both be reached in one run; only the first to finish answers.`,
        fix: 'Join the branches before one End, or decide between them with an If.',
        node: second.id,
      });
    }
  });
  return findings;
}

function insideConcurrent(end: ModelNode, { nodes }: GraphModel): Diagnostic[] {
  const container = nodes.get(end.parent);
  const concurrency = container?.node.params?.concurrency;
  if (!container || concurrency === undefined || concurrency === 1) return [];
  return [
    {
      severity: 'warning',
      code: 'racing_end',
      message: `\`${end.id}\` stands in \`${container.id}\`, whose turns run side by side: which of them answers depends on timing.`,
      fix: 'Answer behind the container instead.',
      node: end.id,
    },
  ];
}

/** The choices (node and port) taken on every way to a node (G10), as `node port` words. */
function guardsOf(model: GraphModel): Map<ModelNode, Set<string>> {
  const guards = new Map<ModelNode, Set<string>>();
  for (const node of model.order) {
    const ways = node.in.map((edge) => {
      const before = guards.get(edge.from) ?? new Set<string>();
      return edge.from.ports.length > 1 ? new Set([...before, `${edge.from.id} ${edge.port}`]) : before;
    });
    const [first, ...rest] = ways;
    guards.set(node, new Set([...(first ?? [])].filter((guard) => rest.every((way) => way.has(guard)))));
  }
  return guards;
}

function exclusive(a: Set<string> | undefined, b: Set<string> | undefined, { nodes }: GraphModel): boolean {
  for (const guard of a ?? []) {
    const [node = '', port] = guard.split(' ');
    for (const other of b ?? []) {
      const [otherNode, otherPort] = other.split(' ');
      if (otherNode !== node || otherPort === port) continue;
      if (takesOne(nodes.get(node)) || port === 'error' || otherPort === 'error') return true;
    }
  }
  return false;
}

/** G9: by its type, unless a parameter says otherwise. */
function takesOne(node: ModelNode | undefined): boolean {
  if (!node?.description?.exclusive) return false;
  const { inclusiveWhen } = node.description;
  return inclusiveWhen === undefined || !inclusiveWhen.is.includes(node.node.params?.[inclusiveWhen.field] ?? null);
}
