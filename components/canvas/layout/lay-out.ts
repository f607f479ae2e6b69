import ELK from 'elkjs/lib/elk-api.js';
import { elkGraph, placesOf } from './elk-graph.ts';
import type { LayOut } from './level.ts';

/** Lays out in a worker, which is loaded when it is first asked for and kept for the next time. */
export const layOut: LayOut = async (level) => {
  const node = await worker().layout(elkGraph(level));
  return placesOf(node);
};

let kept: InstanceType<typeof ELK> | null = null;

function worker(): InstanceType<typeof ELK> {
  kept ??= new ELK({
    workerFactory: () => new Worker(new URL('./elk-worker.ts', import.meta.url)),
  });
  return kept;
}
