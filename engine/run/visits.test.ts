import { describe, expect, it } from 'vitest';
import type { RunEvent } from './event.ts';
import { type Focus, latestVisit, newVisitIndex, roundsOf, takeVisits, viewOfVisit, visitsOf } from './visits.ts';

type At = { node: string; scope?: string; visit?: number };
const error = { code: 'broken', message: 'It broke.' };

function logOf(drafts: ((seq: number) => RunEvent)[]): RunEvent[] {
  return drafts.map((draft, index) => draft(index + 1));
}
const base = (seq: number) => ({ seq, at: new Date(seq).toISOString() });
const started =
  (at: At) =>
  (seq: number): RunEvent => ({ ...base(seq), ...at, type: 'node.started', data: {} });
const completed =
  (at: At, output: string | number) =>
  (seq: number): RunEvent => ({
    ...base(seq),
    ...at,
    type: 'node.completed',
    data: { ports: ['out'], output },
  });
const failed =
  (at: At) =>
  (seq: number): RunEvent => ({ ...base(seq), ...at, type: 'node.failed', data: { error } });
const turn =
  (at: At, number: number, type: 'scope.started' | 'scope.completed') =>
  (seq: number): RunEvent =>
    type === 'scope.started'
      ? { ...base(seq), ...at, type, data: { turn: number } }
      : { ...base(seq), ...at, type, data: { turn: number, ...(number === 1 && { error }) } };

/** Two passes of the cycle `page`, in each of which `orders` has two turns; the second turn always fails at `pay`. */
const events = logOf(
  [1, 2].flatMap((pass) => [
    started({ node: 'page', visit: pass }),
    completed({ node: 'page', visit: pass }, pass),
    started({ node: 'orders', visit: pass }),
    turn({ node: 'orders', visit: pass }, 0, 'scope.started'),
    completed({ node: 'pay', scope: `orders@${pass}[0]` }, pass * 10),
    turn({ node: 'orders', visit: pass }, 0, 'scope.completed'),
    turn({ node: 'orders', visit: pass }, 1, 'scope.started'),
    failed({ node: 'pay', scope: `orders@${pass}[1]` }),
    turn({ node: 'orders', visit: pass }, 1, 'scope.completed'),
    completed({ node: 'orders', visit: pass }, 'over'),
  ]),
);
const index = newVisitIndex(
  new Map([
    ['page', ['page']],
    ['orders', ['page']],
  ]),
);
takeVisits(index, events);
const at = (focus: Focus, shown = events.length) => ({ shown, focus });
const see = (node: string, focus: Focus, shown?: number) => {
  const moment = at(focus, shown);
  return viewOfVisit(events, latestVisit(index, node, moment), moment.shown);
};

describe('the visits of a log', () => {
  it('are found by node, with the turns and passes they stand in', () => {
    expect(visitsOf(index, 'pay', at({})).map(({ steps }) => steps.map(({ owner, number }) => owner + number))).toEqual(
      [
        ['page1', 'orders1'],
        ['page1', 'orders2'],
        ['page2', 'orders1'],
        ['page2', 'orders2'],
      ],
    );
  });

  it('show the turn and the pass that are looked at, and the latest where nothing is said', () => {
    expect(see('pay', { page: 1, orders: 1 })).toMatchObject({ status: 'done', output: 10 });
    expect(see('pay', { orders: 1 })).toMatchObject({ status: 'done', output: 20 });
    expect(see('pay', {})).toMatchObject({ status: 'failed', error });
    expect(see('pay', { orders: 7 }).status).toBe('idle');
  });

  it('are shown as they were at an earlier moment', () => {
    expect(see('page', { page: 2 }, 11).status).toBe('running');
    expect(see('page', { page: 2 }, 10).status).toBe('idle');
    expect(see('page', {}, 10)).toMatchObject({ status: 'done', output: 1 });
  });

  it('count the turns of a container in the pass that is looked at, and say which failed', () => {
    expect(roundsOf(index, { owner: 'orders', node: 'orders' }, at({ page: 1 }))).toEqual({
      numbers: [1, 2],
      failed: [2],
    });
    expect(roundsOf(index, { owner: 'page', node: 'pay' }, at({ page: 1 }))).toEqual({
      numbers: [1, 2],
      failed: [1, 2],
    });
    expect(roundsOf(index, { owner: 'page', node: 'page' }, at({}, 3)).numbers).toEqual([1]);
    expect(see('orders', { page: 1 }).turns).toEqual({ of: null, begun: 2, done: 2, failed: 1 });
  });

  it('grow with the log: what was taken in before is not read again', () => {
    const growing = newVisitIndex(new Map());
    takeVisits(growing, events.slice(0, 5));
    takeVisits(growing, events);
    takeVisits(growing, events);
    expect(visitsOf(growing, 'pay', at({}))).toHaveLength(4);
    expect(visitsOf(growing, 'page', at({})).map(({ events: places }) => places)).toEqual([
      [0, 1],
      [10, 11],
    ]);
  });
});
