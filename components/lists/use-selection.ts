import { useState } from 'react';

/** Rows of a list that are chosen for an action. Those that left the list are no longer chosen. */
export type Selection = {
  chosen: ReadonlySet<string>;
  /** Chooses a row or not; with `range` all from the row that was last chosen to this one. */
  toggle: (id: string, how: 'one' | 'range') => void;
  toggleAll: () => void;
  clear: () => void;
};

/** Keeps which of these rows are chosen. */
export function useSelection(ids: readonly string[]): Selection {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  const chosen = new Set(ids.filter((id) => picked.has(id)));
  return {
    chosen,
    toggle: (id, how) => {
      setAnchor(id);
      setPicked(how === 'range' ? withRange(ids, chosen, anchor, id) : flipped(chosen, id));
    },
    toggleAll: () => setPicked(new Set(chosen.size === ids.length ? [] : ids)),
    clear: () => setPicked(new Set()),
  };
}

function flipped(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

function withRange(
  ids: readonly string[],
  chosen: ReadonlySet<string>,
  anchor: string | null,
  id: string,
): Set<string> {
  const to = ids.indexOf(id);
  const from = anchor === null || !ids.includes(anchor) ? to : ids.indexOf(anchor);
  return new Set([...chosen, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}
