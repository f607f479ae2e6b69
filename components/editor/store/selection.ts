/** What is selected: ids of nodes, and edges by `from>to`. */
export type Selection = { nodes: string[]; edges: string[] };

export const nothing: Selection = { nodes: [], edges: [] };

/** Selects one node alone. */
export function only(node: string): Selection {
  return { nodes: [node], edges: [] };
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

/** Drops what is no longer in the document; the same object when nothing is gone. */
export function keep(selection: Selection, nodes: ReadonlySet<string>, edges: ReadonlySet<string>): Selection {
  const left = {
    nodes: selection.nodes.filter((id) => nodes.has(id)),
    edges: selection.edges.filter((id) => edges.has(id)),
  };
  const same = left.nodes.length === selection.nodes.length && left.edges.length === selection.edges.length;
  return same ? selection : left;
}
