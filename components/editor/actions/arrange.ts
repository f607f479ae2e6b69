import type { Words } from '#words/words.ts';
import { toastError } from '../../ui/toast.tsx';
import type { Editor } from '../store/editor-store.ts';
import { withGrowth } from './with-growth.ts';

/**
 * Lays out the document, or what is chosen of it, as one step that is shown as a movement. What lays out is loaded when
 * it is first asked for. Answers whether anything was moved; says why when it could not.
 */
export async function arrange(t: Words, editor: Editor, chosen: readonly string[] | null): Promise<boolean> {
  const { catalogue, document, canvas } = editor;
  if (canvas === null) return false;
  editor.update({ busy: t('actions.tidying'), announcement: t('actions.tidyingBusy') });
  try {
    const [{ tidy }, { layOut }] = await Promise.all([import('./tidy.ts'), import('../../canvas/layout/lay-out.ts')]);
    const operations = await tidy(document.graph, catalogue, { sizes: canvas.sizes(), chosen }, layOut);
    if (operations.length === 0) {
      editor.update({ announcement: t('actions.everythingIsTidyAlready') });
      return false;
    }
    editor.update({
      glide: true,
      announcement: t('actions.tidiedNodes', { count: (chosen ?? document.graph.nodes).length }),
    });
    editor.perform(
      chosen === null ? t('actions.tidyTheLayout') : t('actions.tidyTheSelection'),
      withGrowth(document.graph, catalogue, operations),
    );
    return true;
  } catch {
    editor.update({ glide: false });
    toastError(t('actions.notTidied'), t('actions.theLayoutCouldNotBeLoaded'));
    return false;
  } finally {
    editor.update({ busy: null });
  }
}
