import { describe, expect, it } from 'vitest';
import { readRunFile } from './run-file.ts';

const graph = { patchbay: 1, kind: 'module', name: 'Test', slug: 'test', nodes: [], edges: [] };
const event = (seq: number) => ({ seq, at: '2026-01-01T00:00:00.000Z', type: 'run.started', data: {} });
const file = (more: object = {}) =>
  JSON.stringify({
    patchbayRun: 1,
    run: { id: 'r', workflow: 'test', version: 1 },
    graph,
    events: [event(1)],
    ...more,
  });

describe('a run file', () => {
  it('is read whole, or refused with the place that is wrong', () => {
    expect(readRunFile(file())).toMatchObject({ ok: true, file: { run: { id: 'r' }, events: [{ seq: 1 }] } });
    expect(readRunFile('{')).toMatchObject({ ok: false, message: expect.stringContaining('not JSON') });
    expect(readRunFile(file({ patchbayRun: 2 }))).toMatchObject({
      ok: false,
      message: expect.stringContaining('patchbayRun'),
    });
    expect(readRunFile(file({ events: [] }))).toMatchObject({ ok: false });
    expect(readRunFile(file({ events: [{ seq: 1 }] }))).toMatchObject({
      ok: false,
      message: expect.stringContaining('events.0'),
    });
    expect(readRunFile(file({ events: [event(1), event(3)] }))).toEqual({
      ok: false,
      message: 'Event 2 is missing. Download the run again.',
    });
  });
});
