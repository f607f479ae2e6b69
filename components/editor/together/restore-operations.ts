import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { SharedGraph } from '#together/shared-graph.ts';
import type { Conflict } from './ledger.ts';

/** The steps that set again what lost in a conflict; none when the member is gone. */
export function restoreOperations(shared: SharedGraph, graph: Graph, { list, key, path, mine }: Conflict): Operation[] {
  const name = list === 'head' ? '' : [...shared.keys[list]].find(([, found]) => found === key)?.[0];
  if (name === undefined) return [];
  const change = mine === undefined ? { op: 'unset' as const } : { op: 'set' as const, value: mine };
  switch (list) {
    case 'head':
      return [{ ...change, path }];
    case 'nodes':
      return [{ ...change, node: name, path: path[0] === 'parent' ? [] : path }].filter((one) => one.path.length > 0);
    case 'notes':
      return [{ ...change, note: name, path }];
    case 'frames':
      return [{ ...change, frame: name, path }];
    case 'variables': {
      const at = graph.variables.findIndex((variable) => variable.name === name);
      return [{ ...change, path: ['variables', at, ...path] }];
    }
  }
}
