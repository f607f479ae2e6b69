import type { EditorState } from './editor-store.ts';

/** Where a run of the draft is to stop: breakpoints of nodes that are still there. */
export function knownBreakpoints({ breakpoints, document }: EditorState): string[] {
  return breakpoints.filter((id) => document.graph.nodes.some((node) => node.id === id));
}
