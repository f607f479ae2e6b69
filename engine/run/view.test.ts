import { describe, expect, it } from 'vitest';
import { graphSchema } from '../graph/schema.ts';
import type { RunEvent } from './event.ts';
import { applyToView, emptyView, type RunView } from './view.ts';

const graph = graphSchema.parse({
  patchbay: 1,
  kind: 'module',
  name: 'Test',
  slug: 'test',
  nodes: ['start', 'fetch', 'check', 'yes', 'no'].map((id, index) => ({ id, type: 'set', position: [index, 0] })),
  edges: [
    { from: 'start', to: 'fetch' },
    { from: 'fetch', to: 'check' },
    { from: 'check.true', to: 'yes' },
    { from: 'check.false', to: 'no' },
    { from: 'fetch.error', to: 'no' },
  ],
});

let seq = 0;
const at = (ms: number) => new Date(ms).toISOString();

function show(...events: RunEvent[]): RunView {
  return events.reduce((view, event) => applyToView(view, event, graph), emptyView(graph));
}

function completed(node: string, ports: string[], output: string, more: { scope?: string } = {}): RunEvent {
  seq += 1;
  return { seq, at: at(50), type: 'node.completed', node, data: { ports, output }, ...more };
}

function started(node: string, attempt: number, ms: number): RunEvent {
  seq += 1;
  return { seq, at: at(ms), type: 'node.started', node, attempt, data: {} };
}

describe('the view of a run', () => {
  it('sends live on the ports a node took and dead on the rest', () => {
    const view = show(completed('check', ['true'], 'yes'));
    expect(view.edges.map((edge) => edge.state)).toEqual(['idle', 'idle', 'live', 'dead', 'idle']);
    expect(view.edges[2]).toMatchObject({ count: 1, value: 'yes' });
  });

  it('sends a failure by the error port only', () => {
    seq += 1;
    const error = { code: 'http_500', message: 'It failed.' };
    const view = show({ seq, at: at(10), type: 'node.failed', node: 'fetch', data: { error } });
    expect(view.edges.map((edge) => edge.state)).toEqual(['idle', 'dead', 'idle', 'idle', 'live']);
    expect(view.nodes.fetch).toMatchObject({ status: 'failed', output: { error } });
  });

  it('keeps an edge live when a later turn does not take it, and counts what went through', () => {
    const view = show(
      completed('check', ['true'], 'a', { scope: 'x[0]' }),
      completed('check', ['true'], 'b', { scope: 'x[1]' }),
      completed('check', ['false'], 'c', { scope: 'x[2]' }),
    );
    expect(view.edges[2]).toMatchObject({ state: 'live', count: 2, value: 'b' });
    expect(view.edges[3]).toMatchObject({ state: 'live', count: 1 });
    expect(view.nodes.check).toMatchObject({ visits: 3, scope: 'x[2]' });
  });

  it('counts what was skipped by itself', () => {
    const skipped = (scope: string): RunEvent => {
      seq += 1;
      return { seq, at: at(60), type: 'node.skipped', node: 'yes', scope, data: { reason: 'not taken', edges: [] } };
    };
    const ran = [0, 1, 2, 4].map((turn) => completed('yes', ['out'], 'x', { scope: `x[${turn}]` }));
    expect(show(...ran, skipped('x[3]')).nodes.yes).toMatchObject({ status: 'skipped', visits: 4, skips: 1 });
  });

  it('counts tries as one visit and its whole time', () => {
    seq += 1;
    const error = { code: 'http_503', message: 'Busy.' };
    const failed: RunEvent = {
      seq,
      at: at(20),
      type: 'node.attempt_failed',
      node: 'fetch',
      attempt: 1,
      data: { error, retryAt: at(40) },
    };
    const retrying = show(started('fetch', 1, 0), failed);
    expect(retrying.nodes.fetch).toMatchObject({ status: 'retrying', attempt: 1, visits: 1 });
    const done = show(started('fetch', 1, 0), failed, started('fetch', 2, 40), completed('fetch', ['out'], 'ok'));
    expect(done.nodes.fetch).toMatchObject({ status: 'done', attempt: 2, visits: 1, durationMs: 50 });
  });

  it('does not change the view it was given', () => {
    const before = emptyView(graph);
    const copy = structuredClone(before);
    applyToView(before, completed('start', ['out'], 'x'), graph);
    expect(before).toEqual(copy);
  });

  it('counts a visit once, however many turns run at a time, and forgets a failure of an earlier one', () => {
    seq += 1;
    const error = { code: 'http_500', message: 'It failed.' };
    const begun = ['x[0]', 'x[1]'].map((scope) => ({ ...started('fetch', 1, 10), scope }));
    const failed: RunEvent = { seq, at: at(20), type: 'node.failed', node: 'fetch', scope: 'x[1]', data: { error } };
    const again = { ...started('fetch', 2, 15), scope: 'x[0]' };
    const view = show(...begun, again, failed, completed('fetch', ['out'], 'a', { scope: 'x[0]' }));
    expect(view.nodes.fetch).toMatchObject({ visits: 2, open: [] });
    seq += 1;
    const skipped: RunEvent = {
      seq,
      at: at(60),
      type: 'node.skipped',
      node: 'fetch',
      scope: 'x[2]',
      data: { reason: 'dead', edges: [] },
    };
    const before = show(...begun, failed, skipped);
    expect(before.nodes.fetch).toMatchObject({ status: 'skipped', error: null, visits: 2, skips: 1, open: ['x[0]:1'] });
  });

  it('says how the turns of a container went, and what was undone', () => {
    const base = { seq: 1, at: at(1), node: 'fetch' };
    const error = { code: 'http_500', message: 'It failed.' };
    const view = show(
      { ...base, type: 'node.started', data: { count: 200 } },
      { ...base, type: 'scope.started', data: { turn: 0 } },
      { ...base, type: 'scope.started', data: { turn: 1 } },
      { ...base, type: 'scope.completed', data: { turn: 1, error } },
      { ...base, node: 'no', type: 'compensation.started', data: { undoes: 'yes' } },
      { ...base, node: 'no', type: 'compensation.completed', data: { undoes: 'yes', output: null } },
    );
    expect(view.nodes.fetch?.turns).toEqual({ of: 200, begun: 2, done: 1, failed: 1 });
    expect([view.nodes.yes?.undone, view.nodes.no?.undone, view.nodes.no?.status]).toEqual([true, false, 'done']);
  });
});
