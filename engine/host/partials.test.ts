import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NodeFailure } from '../errors.ts';
import type { PartialOutput } from '../node/ctx.ts';
import { defineNode } from '../node/define.ts';
import { MemoryWorld } from '../testing/memory-host.ts';
import { draw, planOf, settle, startedData } from '../testing/run-graph.ts';
import { RunDriver } from './drive.ts';

const speaks = (fails: boolean) =>
  defineNode({
    type: 'read',
    version: 1,
    title: 'Speaks',
    sentence: 'Speaks',
    summary: 'Shows words before it ends.',
    pack: 'test',
    icon: 'box',
    params: z.strictObject({ from: z.string() }),
    effect: 'read',
    run: async ({ ctx }) => {
      ctx.stream({ text: 'one ' });
      await ctx.fetch({ method: 'GET', url: 'x', headers: {}, response: 'auto' });
      ctx.stream({ text: 'two' });
      queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => ctx.stream({ text: 'too late' }))));
      if (fails) throw new NodeFailure('test', 'failed', { retryable: false });
      return 'both';
    },
    examples: [],
  });

async function shownBy(fails: boolean) {
  const world = new MemoryWorld();
  world.define(speaks(fails));
  const shown: (PartialOutput | 'end')[] = [];
  const host = {
    ...world.host(),
    partials: { show: (_: unknown, part: PartialOutput) => void shown.push(part), end: () => void shown.push('end') },
  };
  const graph = draw({ start: { type: 'start' }, a: { type: 'read', params: { from: 'x' } }, end: { type: 'end' } }, [
    'start > a',
    'a > end',
  ]);
  const driver = new RunDriver(host, planOf(graph));
  driver.begin(startedData({}));
  await settle(world, driver);
  return { shown, log: world.log };
}

describe('partial output', () => {
  it.each([false, true])(
    'is shown while a node works, ends with it, and is nowhere in the log (fails: %s)',
    async (fails) => {
      const { shown, log } = await shownBy(fails);
      expect(shown).toEqual([{ text: 'one ' }, { text: 'two' }, 'end']);
      expect(JSON.stringify(log)).not.toContain('one ');
      expect(log.map(({ type }) => type)).toContain(fails ? 'node.failed' : 'node.completed');
    },
  );
});
