import { isContainer, isLoop } from '../catalogue.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { beginsOf, type GraphModel, type ModelNode } from '../model.ts';
import type { Region } from '../regions.ts';

/** Where runs begin and what they reach: entries (G2), beginnings of containers (G4), cycles, unreachable nodes. */
export function checkFlow(model: GraphModel): Diagnostic[] {
  return [
    ...checkEntries(model),
    ...checkCycles(model),
    ...checkContainers(model),
    ...checkLoopExits(model),
    ...checkReach(model),
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

function checkCycles({ regions, nodes }: GraphModel): Diagnostic[] {
  return [...regions.values()].flatMap(({ all }) =>
    all.flatMap((region): Diagnostic[] => [...severalEntrances(region), ...endless(region, nodes)]),
  );
}

/** G8: allowed, but passes are counted at the header, which the drawing may not make plain. */
function severalEntrances({ header, entrances }: Region): Diagnostic[] {
  const [other] = entrances;
  if (header === null || other === undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'several_entrances',
      message: `The cycle of \`${header.id}\` is entered at \`${other.id}\` as well; its passes are counted at \`${header.id}\`.`,
      fix: `Lead the way to \`${other.id}\` through \`${header.id}\`, unless it is meant so.`,
      node: other.id,
    },
  ];
}

/** G18: nothing ends a cycle whose nodes lead nowhere else and wait for nothing. */
function endless({ header, cycle }: Region, nodes: GraphModel['nodes']): Diagnostic[] {
  if (header === null) return [];
  const members = [...cycle];
  const isLeft = members.some((node) => node.out.some((edge) => !cycle.has(edge.to)) || node.out.length < 1);
  const inside = members.flatMap((node) => [node, ...[...nodes.values()].filter((inner) => inner.parent === node.id)]);
  const ends = inside.some(
    ({ description }) => description?.waits || description?.role === 'break' || description?.role === 'stop',
  );
  if (isLeft || ends || members.some((node) => node.ports.some((port) => isOpen(node, port.name)))) return [];
  return [
    {
      severity: 'warning',
      code: 'endless_cycle',
      message: `Nothing ends the cycle of \`${header.id}\`: no way leads out of it, and nothing in it waits.`,
      fix: 'Lead a way out of it, for example by an If.',
      node: header.id,
    },
  ];
}

/** A way out with no edge ends its branch, and so may a node that need not take any. */
function isOpen(node: ModelNode, port: string): boolean {
  const { exclusive, inclusiveWhen } = node.description ?? {};
  if (exclusive === false || inclusiveWhen !== undefined) return true;
  return node.ports.length > 1 && !node.out.some((edge) => edge.port === port);
}

function checkContainers({ nodes, levels }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap((node): Diagnostic[] => {
    if (!isContainer(node.description?.role)) return [];
    const inside = levels.get(node.id) ?? [];
    if (inside.length === 0) {
      return [
        {
          severity: 'error',
          code: 'empty_container',
          message: `\`${node.id}\` holds no nodes, so there is nothing to do in it.`,
          fix: 'Move nodes into it, or remove it.',
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

/** C10: `break` and `continue` act on the nearest loop around them. */
function checkLoopExits({ nodes }: GraphModel): Diagnostic[] {
  return [...nodes.values()].flatMap((node): Diagnostic[] => {
    const role = node.description?.role;
    if (role !== 'break' && role !== 'continue') return [];
    for (let at = nodes.get(node.parent), left = nodes.size; at && left > 0; at = nodes.get(at.parent), left--)
      if (isLoop(at.description?.role)) return [];
    return [
      {
        severity: 'error',
        code: 'outside_loop',
        message: `\`${node.id}\` stands in no loop, so there is nothing for it to ${role === 'break' ? 'leave' : 'go on with'}.`,
        fix: 'Move it into a For each or a While.',
        node: node.id,
      },
    ];
  });
}

/** C5: with several last nodes nobody can tell which one a turn gives. */
function saysResult(node: ModelNode, inside: ModelNode[]): Diagnostic[] {
  const result = node.node.params?.result;
  if (node.description?.role === 'parallel') return [];
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

function checkReach({ levels }: GraphModel): Diagnostic[] {
  return [...levels.values()].flatMap((members) => {
    const begins = beginsOf(members);
    const reached = new Set(begins);
    for (const node of reached) for (const edge of node.out) reached.add(edge.to);
    return begins.length === 0 && members.some((node) => node.parent !== '')
      ? []
      : members
          .filter((node) => !reached.has(node) && node.undoes.length === 0 && node.description !== null)
          .map(unreachable);
  });
}

function unreachable({ id }: ModelNode): Diagnostic {
  return {
    severity: 'warning',
    code: 'unreachable',
    message: `No way leads to \`${id}\`, so it never runs.`,
    fix: `Connect something to \`${id}\`, or remove it.`,
    node: id,
  };
}
