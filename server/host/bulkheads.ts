import { NodeFailure } from '#engine/errors.ts';
import type { NodeLimit } from '#engine/graph/plan.ts';
import type { Clock } from '#engine/host/host.ts';
import type { StopSignal } from '#engine/node/ctx.ts';

type Waiting = { enter: () => void };
type Place = { limit: NodeLimit; inside: number; begun: number[]; queue: Set<Waiting>; cancel: (() => void) | null };

export type Admission = { key: string; node: string; limit: NodeLimit; timeoutMs: number; signal: StopSignal };

/** Keeps the visits of a node, over all runs in this process, within its limits; first come, first served. */
export class Bulkheads {
  private readonly clock: Clock;
  private readonly places = new Map<string, Place>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /**
   * Resolves once there is room; the answer gives the room back and may be called once. Rejects with `rate_limited`,
   * which a retry may mend, when there was none for `timeoutMs`, and with `cancelled` when the visit was stopped.
   */
  enter({ key, node, limit, timeoutMs, signal }: Admission): Promise<() => void> {
    const place = this.placeFor(key, limit);
    return new Promise((resolve, reject) => {
      const refuse = (failure: NodeFailure) => {
        cancel();
        signal.removeEventListener('abort', stopped);
        place.queue.delete(waiting);
        this.forget(key, place);
        reject(failure);
      };
      const stopped = () =>
        refuse(new NodeFailure('cancelled', `'${node}' was stopped before it began.`, { retryable: false }));
      const cancel = this.clock.after(timeoutMs, () =>
        refuse(
          new NodeFailure(
            'rate_limited',
            `'${node}' found no room within ${timeoutMs} ms: its limit is ${wordsOf(limit)}.`,
            {
              retryable: true,
            },
          ),
        ),
      );
      const waiting: Waiting = {
        enter: () => {
          cancel();
          signal.removeEventListener('abort', stopped);
          resolve(() => this.leave(key, place));
        },
      };
      if (signal.aborted) return stopped();
      signal.addEventListener('abort', stopped, { once: true });
      place.queue.add(waiting);
      this.admit(place);
    });
  }

  private placeFor(key: string, limit: NodeLimit): Place {
    const known = this.places.get(key);
    if (known) return known;
    const place: Place = { limit, inside: 0, begun: [], queue: new Set(), cancel: null };
    this.places.set(key, place);
    return place;
  }

  private leave(key: string, place: Place): void {
    place.inside--;
    this.admit(place);
    this.forget(key, place);
  }

  private admit(place: Place): void {
    for (const waiting of place.queue) {
      const delay = this.delayOf(place);
      if (delay === null) return;
      if (delay > 0) return this.admitLater(place, delay);
      place.queue.delete(waiting);
      place.inside++;
      if (place.limit.rate !== null) place.begun.push(this.clock.now());
      waiting.enter();
    }
  }

  /** Milliseconds until one more may begin; null: when one of those inside leaves. */
  private delayOf({ limit, inside, begun }: Place): number | null {
    if (limit.concurrency !== null && inside >= limit.concurrency) return null;
    if (limit.rate === null) return 0;
    const now = this.clock.now();
    while (begun[0] !== undefined && begun[0] <= now - limit.perMs) begun.shift();
    return begun.length < limit.rate ? 0 : (begun[0] ?? now) + limit.perMs - now;
  }

  private admitLater(place: Place, delay: number): void {
    place.cancel ??= this.clock.after(delay, () => {
      place.cancel = null;
      this.admit(place);
    });
  }

  private forget(key: string, place: Place): void {
    if (place.inside === 0 && place.queue.size === 0 && place.limit.rate === null) this.places.delete(key);
  }
}

function wordsOf({ concurrency, rate, perMs }: NodeLimit): string {
  const parts = [
    ...(concurrency === null ? [] : [`${concurrency} at once`]),
    ...(rate === null ? [] : [`${rate} in ${perMs} ms`]),
  ];
  return parts.join(' and ');
}
