import { toast, toastError } from '../../ui/toast.tsx';
import { addNode } from '../actions/add-node.ts';
import { withGrowth } from '../actions/with-growth.ts';
import { firstFree } from '../parts/first-free.ts';
import type { Editor } from '../store/editor-store.ts';

/** Adds an HTTP node that does what a curl command does, behind the selected node when there is one. */
export async function pasteCurl(editor: Editor, text: string): Promise<void> {
  const { curlRequest } = await import('../actions/curl-request.ts');
  const description = editor.catalogue.get('http.request');
  if (description === undefined) return;
  try {
    const { params, secrets, ignored } = curlRequest(editor.t, text);
    const { graph } = editor.document;
    const [chosen, ...others] = editor.selection.nodes;
    const from = chosen === undefined || others.length > 0 ? null : firstFree(editor, chosen);
    const position = from === null ? editor.canvas?.middle() : undefined;
    const added = addNode(editor.t, graph, editor.catalogue, description, {
      ...(from && { from }),
      ...(position && { position }),
      params,
    });
    editor.perform(editor.t('commands.pasteCurl'), withGrowth(graph, editor.catalogue, added.operations), {
      select: [added.id],
    });
    const notes = [
      ...(secrets.length > 0
        ? [editor.t('commands.secretsLeftOutKeepCredentials', { secrets: secrets.join(', ') })]
        : []),
      ...(ignored.length > 0 ? [editor.t('commands.ignoredHasNoLikeHere', { ignored: ignored.join(', ') })] : []),
    ];
    toast(
      editor.t('commands.fileAdded', { file: added.id }),
      notes.length > 0 ? notes.join(' ') : editor.t('commands.itAsksForWhatTheCurl'),
    );
  } catch (error) {
    toastError(editor.t('commands.nothingPasted'), error instanceof Error ? error.message : String(error));
  }
}
