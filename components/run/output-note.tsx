import { useWords } from '#words/use-words.ts';
import { useEditor } from '../editor/store/context.tsx';
import { shownNode } from './shown-node.ts';
import { statusWords } from './status-words.ts';

/** What became of a node, or of the run, in a word. */
export function OutputNote({ node }: { node: string | undefined }) {
  const t = useWords();
  const run = useEditor((editor) => editor.run);
  const view = node === undefined || run === null ? undefined : shownNode(run, node);
  const status = node === undefined ? run?.view.status : view?.status;
  if (status === 'done' && view?.given) return t('run.givenByItsPin');
  if (status === 'done' && view?.kept) return t('run.keptFromTheRun');
  return status === undefined ? '' : t(statusWords[status]);
}
