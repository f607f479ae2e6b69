import { parseEndpoint } from '#engine/graph/endpoint.ts';
import type { Operation } from '#engine/graph/operations.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { WordKey } from '#words/words.ts';
import { freePlace } from '../../canvas/kernels/snap.ts';
import { freeCopyId } from '../actions/free-id.ts';
import type { Editor } from '../store/editor-store.ts';

/** One step of a first workflow: what to do, and whether it has been done. */
export type GuideStep = {
  id: string;
  title: WordKey;
  how: WordKey;
  isDone: (editor: Editor) => boolean;
  /** Does it for whoever would rather look on; absent where only a person can. */
  show?: { title: WordKey; run: (editor: Editor) => void };
};

/** The steps of a first workflow, each of which needs the ones before. */
export const guideSteps: readonly GuideStep[] = [
  {
    id: 'start',
    title: 'guide.beginWithAStart',
    how: 'guide.pressTabOnTheCanvas',
    isDone: ({ document }) => typed(document.graph, 'start') !== undefined,
    show: {
      title: 'guide.putItThere',
      run: (editor) =>
        add(
          editor,
          editor.t('guide.addStart'),
          [{ op: 'insert', node: { id: 'start', type: 'start', position: [0, 0] } }],
          ['start'],
        ),
    },
  },
  {
    id: 'do',
    title: 'guide.plugInWhatHappens',
    how: 'guide.dragFromTheJack',
    isDone: ({ document: { graph } }) =>
      graph.nodes.some(
        (node) =>
          node.type !== 'start' &&
          node.type !== 'end' &&
          JSON.stringify(node.params ?? {}).includes('{{') &&
          isFed(graph, node.id),
      ),
    show: {
      title: 'guide.doItForMe',
      run: (editor) => {
        const { graph } = editor.document;
        const start = typed(graph, 'start') ?? 'start';
        const id = free(graph, 'greeting');
        add(
          editor,
          editor.t('guide.addGreeting'),
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
    title: 'guide.sayWhatComesOut',
    how: 'guide.dragFromTheLastJackAgain',
    isDone: ({ document: { graph } }) =>
      graph.nodes.some((node) => node.type === 'end' && node.params?.output !== undefined && isFed(graph, node.id)),
    show: {
      title: 'guide.doItForMe',
      run: (editor) => {
        const { graph } = editor.document;
        const last = graph.nodes.findLast(
          ({ id, type, parent }) => type !== 'start' && type !== 'end' && parent === undefined && isLast(graph, id),
        );
        if (last === undefined) return;
        const id = free(graph, 'end');
        add(
          editor,
          editor.t('guide.addEnd'),
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
    title: 'guide.runItAndLook',
    how: 'guide.pressRunAndGiveItName',
    isDone: ({ watched, run }) => watched !== null && run?.id === watched && run.newest.status === 'succeeded',
    show: { title: 'guide.openTheRunDialog', run: (editor) => editor.update({ dialog: 'run' }) },
  },
  {
    id: 'publish',
    title: 'guide.publishIt',
    how: 'guide.publishingMakesItAToolOver',
    isDone: ({ hasPublished }) => hasPublished,
    show: { title: 'guide.openThePublishDialog', run: (editor) => editor.update({ dialog: 'publish' }) },
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
