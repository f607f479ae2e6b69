import { useEditor } from '../../store/context.tsx';
import { useTogether } from '../context.tsx';

/** The one node that is chosen, by its id and by the key that stays when it is renamed; null where there is none. */
export function useChosenNode(): { id: string; key: string } | null {
  const id = useEditor(({ selection }) => (selection.nodes.length === 1 ? (selection.nodes[0] ?? null) : null));
  const key = useTogether(({ workflow, nodeKeys }) => (workflow === null || id === null ? null : nodeKeys.get(id)));
  return id === null || !key ? null : { id, key };
}
