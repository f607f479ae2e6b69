import { describe, expect, it } from 'vitest';
import { type Catalogue, catalogueOf } from '#engine/graph/catalogue.ts';
import { applyOperation } from '#engine/graph/operations.ts';
import { type Graph, graphSchema } from '#engine/graph/schema.ts';
import { english } from '#words/testing/english.ts';
import { createEditorStore } from '../../editor/store/editor-store.ts';
import { nothing } from '../../editor/store/selection.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { flowEdges } from '../flow-edges.ts';
import { flowMarks } from '../flow-marks.ts';
import { flowNodes } from '../flow-nodes.ts';
import { combinedState } from './combined-state.ts';
import { foldsOf } from './folds-of.ts';
import { openAround } from './open-around.ts';
import { toggleFold } from './toggle-fold.ts';

const descriptions = [
  plainNode,
  { ...plainNode, type: 'start', role: 'entry' as const },
  { ...plainNode, type: 'for_each', role: 'each' as const },
];
const catalogue: Catalogue = catalogueOf(descriptions);

const row: Graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Row',
  slug: 'row',
  nodes: [
    { id: 'start', type: 'start', position: [0, 0] },
    { id: 'a', type: 'set', position: [400, 0] },
    { id: 'loop', type: 'for_each', position: [700, 0], size: [560, 260] },
    { id: 'inner', type: 'set', position: [40, 80], parent: 'loop' },
    { id: 'end', type: 'set', position: [1600, 0] },
  ],
  edges: [
    { from: 'start', to: 'a' },
    { from: 'a', to: 'loop' },
    { from: 'loop', to: 'end' },
  ],
  frames: [{ id: 'part', position: [360, -60], size: [1000, 400], text: 'Part' }],
  notes: [{ id: 'why', position: [400, 180], size: [200, 80], text: 'Why' }],
});

const storeOf = (isViewer: boolean) => createEditorStore({ t: english, graph: row, descriptions, isViewer });

function drawn({ document, collapsed }: { document: { graph: Graph }; collapsed: readonly string[] }) {
  const { graph } = document;
  const shown = { selection: nothing, collapsed, folds: foldsOf(graph, catalogue, collapsed) };
  return {
    nodes: flowNodes(english, graph, catalogue, shown, []).flatMap(({ id, hidden }) => (hidden ? [] : [id])),
    marks: flowMarks(english, graph, shown, []).flatMap(({ id, hidden }) => (hidden ? [] : [id])),
    cables: flowEdges(english, graph, catalogue, shown, []).flatMap(({ source, target, hidden }) =>
      hidden ? [] : [`${source}>${target}`],
    ),
  };
}

const open = {
  nodes: ['start', 'a', 'loop', 'end', 'inner'],
  marks: ['frame:part', 'note:why'],
  cables: ['start>a', 'a>loop', 'loop>end'],
};
const folded = { nodes: ['start', 'end'], marks: ['frame:part'], cables: ['start>frame:part', 'frame:part>end'] };

describe('a collapsed frame', () => {
  it('hides what lies in it, and the cables that cross it are plugged into its rim, as a step that can be taken back', () => {
    const store = storeOf(false);
    expect(drawn(store.getState())).toEqual(open);
    toggleFold(store.getState(), 'part');
    expect(drawn(store.getState())).toEqual(folded);
    expect(store.getState().document.graph.frames[0]?.holds).toEqual(['a', 'loop', 'note:why']);
    store.getState().undo();
    expect(drawn(store.getState())).toEqual(open);
    store.getState().redo();
    toggleFold(store.getState(), 'part');
    expect(drawn(store.getState())).toEqual(open);
    expect(store.getState().document.graph.frames).toEqual(row.frames);
  });

  it('keeps what it holds when other things come to lie where it was open, and when ids change', () => {
    const store = storeOf(false);
    toggleFold(store.getState(), 'part');
    store.getState().perform('Move', [{ op: 'move', positions: { end: [500, 0] } }]);
    store.getState().perform('Rename', [{ op: 'reidentify', from: 'a', to: 'first' }]);
    expect(drawn(store.getState())).toEqual(folded);
  });

  it('is opened for who may only look without a change of the document', () => {
    const store = storeOf(true);
    toggleFold(store.getState(), 'part');
    expect(drawn(store.getState())).toEqual(folded);
    expect(store.getState().document.graph).toBe(row);
    toggleFold(store.getState(), 'part');
    expect(drawn(store.getState())).toEqual(open);
  });

  it('opens when something in it is to be seen, also in a container', () => {
    for (const id of ['a', 'inner', 'note:why']) {
      const store = storeOf(false);
      toggleFold(store.getState(), 'part');
      const before = store.getState().document.graph;
      openAround(store.getState, id);
      expect(drawn(store.getState())).toEqual(open);
      expect(store.getState().document.graph).toBe(before);
    }
  });

  it('hides a collapsed frame in it', () => {
    const nested: Graph = {
      ...row,
      frames: [
        { id: 'part', position: [360, -60], size: [1000, 400], text: 'Part', holds: ['a', 'loop', 'frame:small'] },
        { id: 'small', position: [380, -40], size: [280, 160], text: 'Small', holds: ['a'] },
      ],
      notes: [],
    };
    expect(drawn({ document: { graph: nested }, collapsed: [] })).toEqual(folded);
    const outerOpen = applyOperation(nested, { op: 'unset', frame: 'part', path: ['holds'] }).graph;
    expect(drawn({ document: { graph: outerOpen }, collapsed: [] }).cables).toEqual([
      'start>frame:small',
      'frame:small>loop',
      'loop>end',
    ]);
  });
});

describe('the combined state', () => {
  it.each([
    [['done', 'failed', 'running'], 'failed · n1'],
    [['done', 'waiting', 'running'], 'waits · n1'],
    [['running', 'running', 'done'], 'running · n0 and 1 more'],
    [['done', 'skipped', 'done'], '2 of 3 done'],
    [['skipped', 'skipped'], 'skipped'],
    [['idle'], 'not reached'],
  ] as const)('of %j is the worst of it', (statuses, text) => {
    expect(
      combinedState(
        english,
        statuses.map((status, index) => ({ id: `n${index}`, status })),
      ).text,
    ).toBe(text);
  });
});
