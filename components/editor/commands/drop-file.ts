import type { Words } from '#words/words.ts';
import { toast, toastError } from '../../ui/toast.tsx';
import { addNode } from '../actions/add-node.ts';
import type { FilePlan } from '../actions/read-file.ts';
import { containerAt, originOf } from '../actions/reparent.ts';
import { withGrowth } from '../actions/with-growth.ts';
import type { Editor } from '../store/editor-store.ts';
import { pasteCurl } from './paste-curl.ts';
import { pasteNodes } from './paste-text.ts';

/** Adds the node that reads a file at a place of the document, in the container there, or says why there is none. */
export async function dropFile(given: Editor, file: File, place: [number, number]): Promise<void> {
  try {
    const { readFile } = await import('../actions/read-file.ts');
    const plan = file.type.startsWith('image/')
      ? await pictureOf(given.t, file)
      : readFile(given.t, file.name, await file.text());
    // Another file may have been added while this one was read.
    const editor = given.now();
    if (plan.kind === 'curl') return await pasteCurl(editor, plan.text);
    if (plan.kind === 'nodes') return await pasteNodes(editor, plan.clip);
    if (plan.kind === 'operations')
      return editor.update({ dialog: 'operations', offered: { ...plan, position: place } });
    insert(editor, { ...plan, place, title: editor.t('commands.addFile', { file: file.name }) });
    toast(given.t('commands.fileAdded', { file: file.name }), plan.about);
  } catch (error) {
    toastError(given.t('commands.notAdded'), error instanceof Error ? error.message : String(error));
  }
}

/** Inserts a node of a type with parameters at a place of the canvas, as one step. */
export function insert(
  editor: Editor,
  {
    type,
    params,
    place,
    title,
  }: Pick<Extract<FilePlan, { kind: 'node' }>, 'type' | 'params'> & {
    place: [number, number];
    title: string;
  },
): void {
  const { catalogue, collapsed, document } = editor;
  const description = catalogue.get(type);
  if (description === undefined) throw new Error(editor.t('commands.noNodeReadsIt', { type }));
  const { graph } = document;
  const parent = containerAt(graph, catalogue, place, collapsed);
  const [x, y] = originOf(graph, parent);
  const position: [number, number] = [place[0] - x, place[1] - y];
  const added = addNode(editor.t, graph, catalogue, description, {
    position,
    params,
    ...(parent !== undefined && { parent }),
  });
  editor.perform(title, withGrowth(graph, catalogue, added.operations), { select: [added.id] });
}

/** Characters of a picture in Base64 that are kept in a workflow at most. */
const mostOfPicture = 256_000;

async function pictureOf(t: Words, file: File): Promise<Extract<FilePlan, { kind: 'node' }>> {
  const text = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(t('commands.fileNotRead', { file: file.name })));
    reader.readAsDataURL(file);
  });
  if (text.length > mostOfPicture)
    throw new Error(
      t('commands.fileTooLarge', {
        file: file.name,
        size: Math.ceil(file.size / 1000),
        most: (mostOfPicture * 3) / 4000,
      }),
    );
  return { kind: 'node', type: 'set', params: { value: text }, about: t('commands.itHoldsThePicture') };
}
