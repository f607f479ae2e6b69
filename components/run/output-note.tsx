import { useEditor } from '../editor/store/context.tsx';
import { shownNode } from './shown-node.ts';

/** What became of a node, or of the run, in a word. */
export function OutputNote({ node }: { node: string | undefined }) {
  const run = useEditor((editor) => editor.run);
  const status = node === undefined ? run?.view.status : run && shownNode(run, node)?.status;
  const isKept = node !== undefined && run != null && shownNode(run, node)?.kept === true;
  if (status === 'done' && isKept) return 'kept from the run it was forked from';
  return status === 'idle' ? 'not reached' : (status ?? '');
}
