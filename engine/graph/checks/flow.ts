import type { Diagnostic } from '../diagnostic.ts';
import type { GraphModel, ModelNode } from '../model.ts';

/** Where runs begin and what they reach: entries (G2), beginnings of containers (G4), cycles, unreachable nodes. */
export function checkFlow(model: GraphModel): Diagnostic[] {
  const cyclic = checkCycles(model);
  return [
    ...checkEntries(model),
    ...cyclic,
    ...checkContainers(model),
    ...(cyclic.length === 0 ? checkReach(model) : []),
  ];
}

function checkEntries({ graph, nodes }: GraphModel): Diagnostic[] {
  const entries = [...nodes.values()].filter((node) => node.description?.role === 'entry' && !node.node.disabled);
  if (entries.length > 0 || [...nodes.values()].some((node) => node.description === null)) return [];
  return [
    {
      severity: 'error',
      code: 'no_entry',
      message: `Nothing begins \`${graph.name}\`: it has no Start.`,
      fix: 'Add a Start and connect it to the first node.',
      field: 'nodes',
    },
  ];
}

function checkCycles(model: GraphModel): Diagnostic[] {
  const sorted = new Set(model.order);
  const onCycle = [...model.nodes.values()].filter((node) => !sorted.has(node) && isOnCycle(node));
  const first = onCycle[0];
  if (!first) return [];
  return [
    {
      severity: 'error',
      code: 'cycle',
      message: `${onCycle.map((node) => `\`${node.id}\``).join(', ')} lead round in a circle.`,
      fix: 'Remove the edge that leads back; to repeat something for each item of a list, put it into a For each.',
      node: first.id,
      field: 'edges',
    },
  ];
}

function isOnCycle(start: ModelNode): boolean {
  const seen = new Set<ModelNode>();
  const open = start.out.map((edge) => edge.to);
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === start) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    for (const edge of node.out) open.push(edge.to);
  }
  return false;
}

function checkContainers({ nodes, levels }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap((node): Diagnostic[] => {
    if (node.description?.role !== 'each') return [];
    const inside = levels.get(node.id) ?? [];
    if (inside.length === 0) {
      return [
        {
          severity: 'error',
          code: 'empty_container',
          message: `\`${node.id}\` holds no nodes, so there is nothing to repeat.`,
          fix: 'Move the nodes to be repeated into it.',
          node: node.id,
        },
      ];
    }
    if (inside.some((item) => item.in.length === 0)) return saysResult(node, inside);
    return [
      {
        severity: 'error',
        code: 'nothing_begins',
        message: `Nothing begins inside \`${node.id}\`: each node in it waits for another.`,
        fix: 'Remove an edge, so that one node has none leading into it.',
        node: node.id,
      },
    ];
  });
}

/** C5: with several last nodes nobody can tell which one a turn gives. */
function saysResult(node: ModelNode, inside: ModelNode[]): Diagnostic[] {
  const result = node.node.params?.result;
  const last = inside.filter((item) => item.out.length === 0);
  if (last.length < 2 || (result !== undefined && result !== null && result !== '')) return [];
  return [
    {
      severity: 'warning',
      code: 'say_result',
      message: `\`${node.id}\` ends with several nodes (${last.map((item) => `\`${item.id}\``).join(', ')}), so its turns give null.`,
      fix: 'Say in its result what a turn gives.',
      node: node.id,
      field: 'params.result',
    },
  ];
}

function checkReach({ nodes, levels }: GraphModel): Diagnostic[] {
  const reached = new Set<ModelNode>();
  const open = (levels.get('') ?? []).filter((node) => node.description?.role === 'entry');
  for (let node = open.pop(); node; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    for (const edge of node.out) open.push(edge.to);
  }
  return [...nodes.values()].flatMap((node): Diagnostic[] => {
    if (node.parent !== '' || reached.has(node) || node.description === null) return [];
    return [
      {
        severity: 'warning',
        code: 'unreachable',
        message: `No way leads to \`${node.id}\`, so it never runs.`,
        fix: `Connect something to \`${node.id}\`, or remove it.`,
        node: node.id,
      },
    ];
  });
}
