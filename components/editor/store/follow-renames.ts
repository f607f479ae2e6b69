import type { Renames } from '#together/renames.ts';
import type { EditorState } from './editor-store.ts';
import { withRenames } from './identities.ts';

type Following = Pick<EditorState, 'breakpoints' | 'collapsed' | 'traced' | 'identities'>;

/** What stays with nodes that get another name: where runs stop, what is folded or traced, and the fields that show them. */
export function followRenames(editor: Following, renames: Renames): Partial<Following> {
  if (renames.size === 0) return {};
  const now = (id: string) => renames.get(id) ?? id;
  return {
    breakpoints: editor.breakpoints.map(now),
    collapsed: editor.collapsed.map(now),
    traced: editor.traced === null ? null : now(editor.traced),
    identities: withRenames(editor.identities, renames),
  };
}
