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
    const plan = file.type.startsWith('image/') ? await pictureOf(file) : readFile(file.name, await file.text());
    // Another file may have been added while this one was read.
    const editor = given.now();
    if (plan.kind === 'curl') return await pasteCurl(editor, plan.text);
    if (plan.kind === 'nodes') return await pasteNodes(editor, plan.clip);
    if (plan.kind === 'operations')
      return editor.update({ dialog: 'operations', offered: { ...plan, position: place } });
    insert(editor, { ...plan, place, title: `Add ${file.name}` });
    toast(`${file.name} added`, plan.about);
  } catch (error) {
    toastError('Not added', error instanceof Error ? error.message : String(error));
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
  if (description === undefined) throw new Error(`This server has no node '${type}' to read it.`);
  const { graph } = document;
  const parent = containerAt(graph, catalogue, place, collapsed);
  const [x, y] = originOf(graph, parent);
  const position: [number, number] = [place[0] - x, place[1] - y];
  const added = addNode(graph, catalogue, description, { position, params, ...(parent !== undefined && { parent }) });
  editor.perform(title, withGrowth(graph, catalogue, added.operations), { select: [added.id] });
}

/** Characters of a picture in Base64 that are kept in a workflow at most. */
const mostOfPicture = 256_000;

async function pictureOf(file: File): Promise<Extract<FilePlan, { kind: 'node' }>> {
  const text = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${file.name} could not be read.`));
    reader.readAsDataURL(file);
  });
  if (text.length > mostOfPicture)
    throw new Error(
      `${file.name} is too large to be kept in a workflow (${Math.ceil(file.size / 1000)} kB; up to ${(mostOfPicture * 3) / 4000}). Put it where an HTTP node can fetch it.`,
    );
  return { kind: 'node', type: 'set', params: { value: text }, about: 'It holds the picture as a data URI.' };
}
