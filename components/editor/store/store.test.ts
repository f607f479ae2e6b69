import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOperation } from '#engine/graph/operations.ts';
import { graphSchema } from '#engine/graph/schema.ts';
import { applyToView, emptyView } from '#engine/run/view.ts';
import { english } from '#words/testing/english.ts';
import { createEditorStore } from './editor-store.ts';
import { endStep, openDocument, perform, redo, undo } from './history.ts';
import { identityOf } from './identities.ts';
import { addEvents, openRun, showMoment } from './run-slice.ts';
import { adjust, keep, nothing, only } from './selection.ts';

const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: [{ id: 'a', type: 'set', position: [0, 0] }],
  edges: [],
});

const rename = (value: string) => ({
  title: 'Rename',
  key: 'name',
  operations: [{ op: 'set' as const, path: ['name'], value }],
  selection: [],
});

describe('history', () => {
  it('joins what is typed in one field into one step', () => {
    const typed = ['T', 'To', 'Tot'].reduce((document, text) => perform(document, rename(text)), openDocument(graph));
    expect(typed.past).toHaveLength(1);
    expect(undo(typed).document.graph).toEqual(graph);
    expect(redo(undo(typed).document).document.graph.name).toBe('Tot');
  });

  it('begins a new step in the same field once it was left', () => {
    const left = endStep(perform(openDocument(graph), rename('One')));
    const twice = perform(left, rename('Two'));
    expect(undo(twice).document.graph.name).toBe('One');
    expect(endStep(left)).toBe(left);
  });

  it('forgets what was undone when something else is done', () => {
    const first = perform(openDocument(graph), rename('One'));
    const other = perform(undo(first).document, {
      title: 'Move',
      operations: [{ op: 'move', positions: { a: [20, 20] } }],
      selection: [],
    });
    expect(other.future).toEqual([]);
    expect(redo(other).document).toBe(other);
  });

  it('begins a new step after an undo, even in the same field', () => {
    const document = redo(undo(perform(openDocument(graph), rename('One'))).document).document;
    expect(perform(document, rename('Two')).past).toHaveLength(2);
  });
});

describe('selection', () => {
  it('stays the same object when nothing changes', () => {
    expect(adjust(nothing, 'nodes', [{ id: 'a', selected: false }])).toBe(nothing);
    expect(keep(nothing, { nodes: new Set(), edges: new Set(), marks: new Set() })).toBe(nothing);
  });

  it('drops what is gone', () => {
    const known = { nodes: new Set(['b']), edges: new Set<string>(), marks: new Set(['note:x']) };
    const chosen = { nodes: ['a', 'b'], edges: ['x>y'], marks: ['note:x', 'frame:y'] };
    expect(keep(chosen, known)).toEqual({ nodes: ['b'], edges: [], marks: ['note:x'] });
  });
});

describe('a rename by somebody else', () => {
  const named = (...ids: string[]) => {
    const nodes = ids.map((id) => ({ id, type: 'set', position: [0, 0] }));
    const [from = '', to = ''] = ids;
    return graphSchema.parse({ ...graph, nodes, edges: to === '' ? [] : [{ from, to }] });
  };

  it('is followed by what is chosen, folded and stopped at', () => {
    const store = createEditorStore({ t: english, graph: named('a', 'b'), descriptions: [], isViewer: false });
    store.getState().select({ nodes: ['a'], edges: ['a>b'], marks: [] });
    store.getState().update({ breakpoints: ['a'], collapsed: ['b', 'a'] });
    store.getState().merge(named('z', 'b'), new Map([['a', 'z']]));
    expect(store.getState()).toMatchObject({
      selection: { nodes: ['z'], edges: ['z>b'] },
      breakpoints: ['z'],
      collapsed: ['b', 'z'],
    });
  });

  it('takes nothing from undo: a move is taken back where the node is called otherwise by now', () => {
    const store = createEditorStore({ t: english, graph: named('a', 'b'), descriptions: [], isViewer: false });
    store.getState().perform('Move', [{ op: 'move', positions: { a: [50, 50] } }]);
    const rename = (from: string, to: string) => {
      const { graph: now } = store.getState().document;
      const next = applyOperation(now, { op: 'reidentify', from, to }).graph;
      store.getState().merge(next, new Map([[from, to]]));
    };
    rename('a', 'y');
    rename('y', 'z');
    store.getState().undo();
    const [node] = store.getState().document.graph.nodes;
    expect([node?.id, node?.position, store.getState().kept]).toEqual(['z', [0, 0], null]);
    store.getState().redo();
    expect(store.getState().document.graph.nodes[0]?.position).toEqual([50, 50]);
  });

  it('leaves the fields of the node as they are, and gives none of them to who takes the old name', () => {
    const store = createEditorStore({ t: english, graph: named('a'), descriptions: [], isViewer: false });
    const known = (id: string) => identityOf(store.getState().identities, id);
    store.getState().select(only('a'));
    store.getState().merge(named('z'), new Map([['a', 'z']]));
    expect(known('z')).toBe('a');
    store.getState().merge(named('z', 'a'));
    expect(known('a')).not.toBe('a');
    const before = [known('z'), known('a')];
    const swap = new Map([
      ['a', 'z'],
      ['z', 'a'],
    ]);
    store.getState().merge(named('a', 'z'), swap);
    expect([known('a'), known('z')]).toEqual(before);
  });
});

describe('a run beside the document', () => {
  const event = (seq: number, node: string) => ({
    seq,
    at: new Date(seq).toISOString(),
    type: 'node.started' as const,
    node,
    data: {},
  });

  it('takes repeated events of a resumed stream once', () => {
    const run = addEvents(addEvents(openRun('run_1', graph), [event(1, 'a'), event(2, 'a')]), [
      event(2, 'a'),
      event(3, 'a'),
    ]);
    expect(run.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('keeps showing a chosen moment while newer events come, and follows again at the end', () => {
    const run = showMoment(addEvents(openRun('run_1', graph), [event(1, 'a'), event(2, 'a')]), 0);
    expect(run.view.nodes.a?.status).toBe('idle');
    const later = addEvents(run, [event(3, 'a')]);
    expect([later.shown, later.view.nodes.a?.status, later.newest.nodes.a?.status]).toEqual([0, 'idle', 'running']);
    expect(showMoment(later, 3).following).toBe(true);
  });

  it('shows any moment of a long log as if it had been read up to there', () => {
    const log = Array.from({ length: 6500 }, (_, index) => event(index + 1, 'a'));
    const at = (count: number) =>
      log.slice(0, count).reduce((view, next) => applyToView(view, next, graph), emptyView(graph));
    const size = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 3, maxLength: 8 }),
        fc.array(fc.nat(6500), { maxLength: 6 }),
        (batches, moments) => {
          let run = openRun('run_1', graph);
          for (const batch of batches) run = addEvents(run, log.slice(run.events.length, run.events.length + batch));
          for (const moment of moments) {
            run = showMoment(run, moment);
            expect(run.view).toEqual(at(Math.min(moment, run.events.length)));
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps breakpoints with a node that gets another name, also when that is undone', () => {
    const store = createEditorStore({ t: english, graph, descriptions: [], isViewer: false });
    const [node] = graph.nodes;
    if (node === undefined) throw new Error('the graph has no node');
    store.getState().update({ breakpoints: [node.id, 'other'] });
    store.getState().perform('Rename', [{ op: 'reidentify', from: node.id, to: 'called_so' }]);
    expect(store.getState().breakpoints).toEqual(['called_so', 'other']);
    store.getState().undo();
    expect(store.getState().breakpoints).toEqual([node.id, 'other']);
  });
});
