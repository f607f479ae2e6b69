import type { Visit } from '../run/state.ts';
import type { Clock } from './host.ts';

/** The longest delay a clock is asked for; later times are reached in steps. */
const longestDelayMs = 2_000_000_000;

/** At most one timer a visit: its retry, its wait's time, its container's limit. */
export class Timers {
  private readonly clock: Clock;
  private readonly isOpen: () => boolean;
  private readonly known = new Map<Visit, { cancel: () => void; at: number; until: string; action: () => void }>();

  /** `isOpen` says whether the run may still be moved when a time comes. */
  constructor(clock: Clock, isOpen: () => boolean) {
    this.clock = clock;
    this.isOpen = isOpen;
  }

  /** Calls back at `until` (ISO 8601), never before it, at once when it is past (W3). */
  set(visit: Visit, until: string, action: () => void): void {
    this.clear(visit);
    const time = Date.parse(until);
    const wait = Math.min(Math.max(0, time - this.clock.now()), longestDelayMs);
    const cancel = this.clock.after(wait, () => {
      this.known.delete(visit);
      if (!this.isOpen()) return;
      if (this.clock.now() < time) this.set(visit, until, action);
      else action();
    });
    this.known.set(visit, { cancel, at: time, until, action });
  }

  clear(visit: Visit): void {
    this.known.get(visit)?.cancel();
    this.known.delete(visit);
  }

  /** The clock was set on: what is due comes at once, in the order of its time. */
  rearm(): void {
    const timers = [...this.known].sort(([, a], [, b]) => a.at - b.at);
    for (const [visit, { until, action }] of timers) this.set(visit, until, action);
  }

  clearAll(): void {
    for (const visit of [...this.known.keys()]) this.clear(visit);
  }

  /** Milliseconds since 1970 of the next time; infinity when there is none. */
  get next(): number {
    return Math.min(...[...this.known.values()].map((timer) => timer.at));
  }
}
