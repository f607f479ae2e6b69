import type { Diagnostic } from '../diagnostic.ts';
import { parseEndpoint } from '../endpoint.ts';
import { type GraphModel, hasInput, type ModelNode } from '../model.ts';
import { nearest } from '../suggest.ts';

/** Ends of edges: nodes and ports that exist, one level (G1), no way into an entry (G2), no doubles (G13). */
export function checkEdges(model: GraphModel): Diagnostic[] {
  const seen = new Map<string, number>();
  return model.graph.edges.flatMap((edge, index): Diagnostic[] => {
    const from = parseEndpoint(edge.from, 'out');
    const to = parseEndpoint(edge.to, 'in');
    const key = `${from.node}.${from.port}>${to.node}.${to.port}`;
    const first = seen.get(key);
    seen.set(key, index);
    if (first !== undefined) {
      return [
        {
          severity: 'warning',
          code: 'duplicate_edge',
          message: `The edge from \`${edge.from}\` to \`${edge.to}\` is there twice; it counts once.`,
          fix: 'Remove one of them.',
          node: from.node,
          field: `edges.${index}`,
        },
      ];
    }
    const source = model.nodes.get(from.node);
    const target = model.nodes.get(to.node);
    if (!source) return [dangling(model, index, 'from', from.node, to.node)];
    if (!target) return [dangling(model, index, 'to', to.node, from.node)];
    return [
      ...checkSource(source, from.port, index),
      ...checkTarget(target, to.port, index),
      ...checkLevel(source, target, index),
    ];
  });
}

function dangling(model: GraphModel, index: number, end: 'from' | 'to', missing: string, other: string): Diagnostic {
  const guess = nearest(missing, model.nodes.keys());
  return {
    severity: 'error',
    code: 'dangling_edge',
    message: `An edge ${end === 'to' ? `from \`${other}\` goes to` : `to \`${other}\` comes from`} \`${missing}\`, which does not exist.`,
    fix: guess === null ? 'Remove the edge, or add that node.' : `Remove the edge, or connect it to \`${guess}\`.`,
    ...(model.nodes.has(other) && { node: other }),
    field: `edges.${index}.${end}`,
  };
}

function checkSource(source: ModelNode, port: string, index: number): Diagnostic[] {
  if (source.description === null || source.ports.some((known) => known.name === port)) return [];
  const base = { severity: 'error' as const, code: 'unknown_port', node: source.id, field: `edges.${index}.from` };
  if (port === 'error') {
    return [
      {
        ...base,
        message: `\`${source.id}\` has no \`error\` jack, because its failures are not sent there.`,
        fix: `Set "When it fails" of \`${source.id}\` to the error jack (policy.onError: "port").`,
      },
    ];
  }
  const names = source.ports.map((known) => `\`${known.name}\``).join(', ');
  return [
    {
      ...base,
      message: `\`${source.id}\` has no way out called \`${port}\`.`,
      fix: names === '' ? `Nothing can follow \`${source.id}\`; remove the edge.` : `Use one of ${names}.`,
    },
  ];
}

function checkTarget(target: ModelNode, port: string, index: number): Diagnostic[] {
  if (target.description === null || hasInput(target, port)) return [];
  const base = { severity: 'error' as const, node: target.id, field: `edges.${index}.to` };
  if (target.description.role === 'entry') {
    return [
      {
        ...base,
        code: 'into_entry',
        message: `\`${target.id}\` begins a run, so no edge can lead into it.`,
        fix: 'Remove the edge, or let it lead to the node behind.',
      },
    ];
  }
  const names = ['in', ...target.description.inputs.map((input) => input.name)].map((name) => `\`${name}\``).join(', ');
  return [
    {
      ...base,
      code: 'unknown_port',
      message: `\`${target.id}\` has no way in called \`${port}\`.`,
      fix: `Use ${names}.`,
    },
  ];
}

function checkLevel(source: ModelNode, target: ModelNode, index: number): Diagnostic[] {
  if (source.parent === target.parent) return [];
  const container = target.parent !== '' ? target.parent : source.parent;
  return [
    {
      severity: 'error',
      code: 'crosses_border',
      message: `The edge from \`${source.id}\` to \`${target.id}\` crosses the border of \`${container}\`.`,
      fix: `Connect \`${container}\` itself, or move both nodes to the same side.`,
      node: source.id,
      field: `edges.${index}`,
    },
  ];
}
