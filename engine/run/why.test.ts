import { describe, expect, it } from 'vitest';
import { NodeFailure } from '../errors.ts';
import type { Graph } from '../graph/schema.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, runGraph } from '../testing/run-graph.ts';
import { why } from './why.ts';

const texts = (graph: Graph, events: Parameters<typeof why>[0]['events'], node: string) =>
  why({ graph, events }, node).map(({ text }) => text);

describe('why a node did not run', () => {
  it('goes back along dead ways to the choice that made them so', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        check: { type: 'if', params: { condition: false } },
        pay: { type: 'set', params: { value: 1 } },
        mail: { type: 'set', params: { value: 1 } },
        end: { type: 'end' },
        nightly: { type: 'start' },
        other: { type: 'set', params: { value: 1 } },
      },
      ['start > check', 'check.true > pay', 'pay > mail', 'check.false > end', 'nightly > other'],
    );
    const { log } = await runGraph(graph);
    expect(texts(graph, log, 'mail')).toEqual([
      '`mail` was skipped because `pay` before it was skipped.',
      'The way by `true` of `check` to `pay` was dead: `check` went by `false`.',
    ]);
    expect(texts(graph, log, 'other')).toEqual(['No way leads from `start`, where this run began, to `other`.']);
    expect(texts(graph, log, 'check')).toEqual([]);
  });

  it('names the failure that ended the run, the tries before it, and a container with nothing in it', async () => {
    const graph = draw(
      {
        start: { type: 'start' },
        each: { type: 'for_each', params: { items: [] } },
        inside: { type: 'set', params: { value: 1 }, parent: 'each' },
        fetch: { type: 'call', params: { to: 'x' }, policy: { retry: { attempts: 2, delay: '1s' } } },
        after: { type: 'set', params: { value: 1 } },
      },
      ['start > each', 'each > fetch', 'fetch > after'],
    );
    const world = new MemoryWorld();
    world.respond = () => {
      throw new NodeFailure('down', 'The other side is down.');
    };
    const { log } = await runGraph(graph, {}, world);
    expect(texts(graph, log, 'after')).toEqual(['The run failed at `fetch` (down) before `after` was reached.']);
    expect(texts(graph, log, 'fetch')).toEqual(['Try 1 failed: The other side is down.']);
    expect(texts(graph, log, 'inside')).toEqual(['`each` had nothing to go through, so nothing in it ran.']);
    const between = log.slice(0, log.findIndex(({ type }) => type === 'node.attempt_failed') + 1);
    expect(texts(graph, between, 'after')[0]).toBe('`after` waits for `fetch`, which is not over.');
    expect(texts(graph, between, 'after')[1]).toContain('`fetch` failed (down) on try 1 and is tried again at');
  });

  it('says what somebody must decide', async () => {
    const graph = draw({ start: { type: 'start' }, ask: { type: 'ask', params: { title: 'Ok?' } } }, ['start > ask']);
    const { log } = await runGraph(graph);
    expect(texts(graph, log, 'ask')).toEqual(['`ask` waits for a decision.']);
  });
});
