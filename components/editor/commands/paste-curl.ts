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
    const { params, secrets, ignored } = curlRequest(text);
    const { graph } = editor.document;
    const [chosen, ...others] = editor.selection.nodes;
    const from = chosen === undefined || others.length > 0 ? null : firstFree(editor, chosen);
    const position = from === null ? editor.canvas?.middle() : undefined;
    const added = addNode(graph, editor.catalogue, description, {
      ...(from && { from }),
      ...(position && { position }),
      params,
    });
    editor.perform('Paste curl', withGrowth(graph, editor.catalogue, added.operations), { select: [added.id] });
    const notes = [
      ...(secrets.length > 0
        ? [`${secrets.join(', ')} left out: keep credentials in a connection and choose it.`]
        : []),
      ...(ignored.length > 0 ? [`${ignored.join(', ')} has no like here.`] : []),
    ];
    toast(`${added.id} added`, notes.length > 0 ? notes.join(' ') : 'It asks for what the curl command asks for.');
  } catch (error) {
    toastError('Nothing pasted', error instanceof Error ? error.message : String(error));
  }
}
