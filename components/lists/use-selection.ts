import { useState } from 'react';

/** Rows of a list that are chosen for an action. Those that left the list are no longer chosen. */
export type Selection = {
  chosen: ReadonlySet<string>;
  /** Chooses a row or not; with `range` all from the row that was last chosen to this one. */
  toggle: (id: string, how: 'one' | 'range') => void;
  toggleAll: () => void;
  clear: () => void;
};

type State = { picked: ReadonlySet<string>; anchor: string | null };
const none: State = { picked: new Set(), anchor: null };

/** Keeps which of these rows are chosen. */
export function useSelection(ids: readonly string[]): Selection {
  const [{ picked }, setState] = useState(none);
  const chosen = new Set(ids.filter((id) => picked.has(id)));
  return {
    chosen,
    // A key may choose two rows before the page is drawn again: each builds on what the one before left.
    toggle: (id, how) =>
      setState((state) => ({ anchor: id, picked: how === 'range' ? withRange(ids, state, id) : flipped(state, id) })),
    toggleAll: () => setState({ anchor: null, picked: new Set(chosen.size === ids.length ? [] : ids) }),
    clear: () => setState(none),
  };
}

function flipped({ picked }: State, id: string): Set<string> {
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return next;
}

function withRange(ids: readonly string[], { picked, anchor }: State, id: string): Set<string> {
  const to = ids.indexOf(id);
  const from = anchor === null || !ids.includes(anchor) ? to : ids.indexOf(anchor);
  return new Set([...picked, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}
