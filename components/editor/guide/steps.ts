import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { freePlace } from '../../canvas/kernels/snap.ts';
import { freeCopyId } from '../actions/free-id.ts';
import type { Editor } from '../store/editor-store.ts';

/** One step of a first workflow: what to do, and whether it has been done. */
export type GuideStep = {
  id: string;
  title: string;
  how: string;
  isDone: (editor: Editor) => boolean;
  /** Does it for whoever would rather look on; absent where only a person can. */
  show?: { title: string; run: (editor: Editor) => void };
};

/** The steps of a first workflow, each of which needs the ones before. */
export const guideSteps: readonly GuideStep[] = [
  {
    id: 'start',
    title: 'Begin with a Start',
    how: 'Press Tab on the canvas, or double-click it, type “start” and press Enter. It stands for the call: what the caller sends is its output.',
    isDone: ({ document }) => typed(document.graph, 'start') !== undefined,
    show: {
      title: 'Put it there',
      run: (editor) =>
        add(editor, 'Add start', [{ op: 'insert', node: { id: 'start', type: 'start', position: [0, 0] } }], ['start']),
    },
  },
  {
    id: 'do',
    title: 'Plug in what happens',
    how: 'Drag from the jack at the right of Start into empty space and choose Template. Write “Hello {{ input.name }}!” into its text: what stands in braces is filled in when it runs.',
    isDone: ({ document: { graph } }) =>
      graph.nodes.some(
        (node) =>
          node.type !== 'start' &&
          node.type !== 'end' &&
          JSON.stringify(node.params ?? {}).includes('{{') &&
          isFed(graph, node.id),
      ),
    show: {
      title: 'Do it for me',
      run: (editor) => {
        const { graph } = editor.document;
        const start = typed(graph, 'start') ?? 'start';
        const id = free(graph, 'greeting');
        add(
          editor,
          'Add greeting',
          [
            {
              op: 'insert',
              node: {
                id,
                type: 'template',
                position: placeBehind(graph, start),
                params: { text: 'Hello {{ input.name }}!' },
              },
            },
            { op: 'connect', edge: { from: start, to: id } },
          ],
          [id],
        );
      },
    },
  },
  {
    id: 'answer',
    title: 'Say what comes out',
    how: 'Drag from the last jack again and choose End. Its output is the answer: give it the id of the node before, in braces.',
    isDone: ({ document: { graph } }) =>
      graph.nodes.some((node) => node.type === 'end' && node.params?.output !== undefined && isFed(graph, node.id)),
    show: {
      title: 'Do it for me',
      run: (editor) => {
        const { graph } = editor.document;
        const last = graph.nodes.findLast(
          ({ id, type, parent }) => type !== 'start' && type !== 'end' && parent === undefined && isLast(graph, id),
        );
        if (last === undefined) return;
        const id = free(graph, 'end');
        add(
          editor,
          'Add end',
          [
            {
              op: 'insert',
              node: { id, type: 'end', position: placeBehind(graph, last.id), params: { output: `{{ ${last.id} }}` } },
            },
            { op: 'connect', edge: { from: last.id, to: id } },
          ],
          [id],
        );
      },
    },
  },
  {
    id: 'run',
    title: 'Run it and look',
    how: 'Press Run and give it {"name": "Ada"}. The values travel along the cables; point at one to see what went through.',
    isDone: ({ watched, run }) => watched !== null && run?.id === watched && run.newest.status === 'succeeded',
    show: { title: 'Open the run dialog', run: (editor) => editor.update({ dialog: 'run' }) },
  },
  {
    id: 'publish',
    title: 'Publish it',
    how: 'Publishing makes it a tool: over HTTP, MCP and from other workflows. How to call it stands in the settings, under API keys.',
    isDone: ({ hasPublished }) => hasPublished,
    show: { title: 'Open the publish dialog', run: (editor) => editor.update({ dialog: 'publish' }) },
  },
];

/** The first step that is not done; null when all are. */
export function stepNow(editor: Editor): GuideStep | null {
  return guideSteps.find(({ isDone }) => !isDone(editor)) ?? null;
}

function typed({ nodes }: Graph, type: string): string | undefined {
  return nodes.find((node) => node.type === type)?.id;
}

/** True when a cable leads to it. */
function isFed({ edges }: Graph, id: string): boolean {
  return edges.some(({ to }) => parseEndpoint(to, 'in').node === id);
}

/** True at the end of a chain: a cable leads to it and none away. */
function isLast(graph: Graph, id: string): boolean {
  return isFed(graph, id) && !graph.edges.some(({ from }) => parseEndpoint(from, 'out').node === id);
}

function free(graph: Graph, id: string): string {
  return freeCopyId(id, new Set(graph.nodes.map((node) => node.id)));
}

/** To the right of a node, below what is there already. */
function placeBehind({ nodes }: Graph, id: string): [number, number] {
  const [x, y] = nodes.find((node) => node.id === id)?.position ?? [0, 0];
  const others = nodes.map(({ position }) => ({ x: position[0], y: position[1], width: 240, height: 104 }));
  return freePlace([x + 320, y], { width: 240, height: 104 }, others);
}

function add(editor: Editor, title: string, operations: Operation[], select: string[]): void {
  editor.perform(title, operations, { select });
  editor.canvas?.fit();
}
