import { expect, it } from 'vitest';
import { graphSchema } from '#engine/graph/schema.ts';
import { english } from '#words/testing/english.ts';
import { plainNode } from '../../testing/plain-node.ts';
import { createEditorStore } from '../store/editor-store.ts';
import { guideSteps, stepNow } from './steps.ts';

it('leads through a whole workflow when every step is done for the person', () => {
  const types = ['start', 'template', 'end'].map((type) => ({ ...plainNode, type }));
  const graph = graphSchema.parse({ patchbay: 1, kind: 'module', name: 'A', slug: 'a', nodes: [], edges: [] });
  const store = createEditorStore({ t: english, graph, descriptions: types, isViewer: false });
  const seen: string[] = [];
  for (
    let step = stepNow(store.getState());
    step !== null && !seen.includes(step.id);
    step = stepNow(store.getState())
  ) {
    seen.push(step.id);
    step.show?.run(store.getState());
  }
  // A run and a version are made by the server.
  expect(seen).toEqual(['start', 'do', 'answer', 'run']);
  expect(store.getState().dialog).toBe('run');
  expect(store.getState().document.graph.edges).toEqual([
    { from: 'start', to: 'greeting' },
    { from: 'greeting', to: 'end' },
  ]);
  expect(guideSteps.map(({ id }) => id)).toHaveLength(5);
});

it('ticks a step off however it was done', () => {
  const graph = graphSchema.parse({
    patchbay: 1,
    kind: 'module',
    name: 'A',
    slug: 'a',
    nodes: [{ id: 'begin', type: 'start', position: [0, 0] }],
    edges: [],
  });
  const store = createEditorStore({
    t: english,
    graph,
    descriptions: [{ ...plainNode, type: 'start' }],
    isViewer: false,
  });
  expect(stepNow(store.getState())?.id).toBe('do');
});
