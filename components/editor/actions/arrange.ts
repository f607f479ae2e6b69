import { toastError } from '../../ui/toast.tsx';
import { countText } from '../../ui/words.ts';
import type { Editor } from '../store/editor-store.ts';
import { withGrowth } from './with-growth.ts';

/**
 * Lays out the document, or what is chosen of it, as one step that is shown as a movement. What lays out is loaded when
 * it is first asked for. Answers whether anything was moved; says why when it could not.
 */
export async function arrange(editor: Editor, chosen: readonly string[] | null): Promise<boolean> {
  const { catalogue, document, canvas } = editor;
  if (canvas === null) return false;
  editor.update({ busy: 'Tidying…', announcement: 'Tidying' });
  try {
    const [{ tidy }, { layOut }] = await Promise.all([import('./tidy.ts'), import('../../canvas/layout/lay-out.ts')]);
    const operations = await tidy(document.graph, catalogue, { sizes: canvas.sizes(), chosen }, layOut);
    if (operations.length === 0) {
      editor.update({ announcement: 'Everything is tidy already' });
      return false;
    }
    editor.update({
      glide: true,
      announcement: `Tidied ${countText((chosen ?? document.graph.nodes).length, 'node')}`,
    });
    editor.perform(
      chosen === null ? 'Tidy the layout' : 'Tidy the selection',
      withGrowth(document.graph, catalogue, operations),
    );
    return true;
  } catch {
    editor.update({ glide: false });
    toastError('Not tidied', 'The layout could not be loaded, or the workflow changed meanwhile. Try again.');
    return false;
  } finally {
    editor.update({ busy: null });
  }
}
