import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Renames } from '#together/renames.ts';

/** What is selected: ids of nodes, edges by `from>to`, notes and frames by `note:id` and `frame:id`. */
export type Selection = { nodes: string[]; edges: string[]; marks: string[] };

export const nothing: Selection = { nodes: [], edges: [], marks: [] };

/** Selects one node alone. */
export function only(node: string): Selection {
  return { nodes: [node], edges: [], marks: [] };
}

/** How many things are selected. */
export function sizeOf(selection: Selection): number {
  return selection.nodes.length + selection.edges.length + selection.marks.length;
}

/** Adds what was selected and takes out what was not; the same object when nothing changes. */
export function adjust(
  selection: Selection,
  kind: keyof Selection,
  changes: { id: string; selected: boolean }[],
): Selection {
  const set = new Set(selection[kind]);
  let changed = false;
  for (const { id, selected } of changes) {
    if (set.has(id) === selected) continue;
    changed = true;
    if (selected) set.add(id);
    else set.delete(id);
  }
  return changed ? { ...selection, [kind]: [...set] } : selection;
}

/** The same selection where nodes have other names; the same object when none of them is in it. */
export function renamed(selection: Selection, renames: Renames): Selection {
  if (renames.size === 0) return selection;
  const end = (text: string, port: string) => {
    const { node } = parseEndpoint(text, port);
    return (renames.get(node) ?? node) + text.slice(node.length);
  };
  const nodes = selection.nodes.map((id) => renames.get(id) ?? id);
  const edges = selection.edges.map((edge) => {
    const [from = '', to = ''] = edge.split('>');
    return `${end(from, 'out')}>${end(to, 'in')}`;
  });
  const isSame = [...nodes, ...edges].join() === [...selection.nodes, ...selection.edges].join();
  return isSame ? selection : { ...selection, nodes, edges };
}

/** Drops what is no longer in the document; the same object when nothing is gone. */
export function keep(selection: Selection, known: Record<keyof Selection, ReadonlySet<string>>): Selection {
  const left = {
    nodes: selection.nodes.filter((id) => known.nodes.has(id)),
    edges: selection.edges.filter((id) => known.edges.has(id)),
    marks: selection.marks.filter((id) => known.marks.has(id)),
  };
  return sizeOf(left) === sizeOf(selection) ? selection : left;
}
