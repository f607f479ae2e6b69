import type { Clock } from './host.ts';

type Timer = { at: number; order: number; callback: () => void };

/** Time that moves only when told to; timers fire in the order of their time, then of their making. */
export class VirtualClock implements Clock {
  private time: number;
  private order = 0;
  private timers: Timer[] = [];

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.time + Math.max(0, ms), order: this.order++, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Moves to the next timer at or before `limit` and fires it; false when there is none. */
  tick(limit = Number.POSITIVE_INFINITY): boolean {
    const next = this.timers.reduce<Timer | null>(
      (best, timer) =>
        best === null || timer.at < best.at || (timer.at === best.at && timer.order < best.order) ? timer : best,
      null,
    );
    if (next === null || next.at > limit) return false;
    this.timers = this.timers.filter((timer) => timer !== next);
    this.time = Math.max(this.time, next.at);
    next.callback();
    return true;
  }

  /** Moves time on without firing anything. */
  advanceTo(time: number): void {
    this.time = Math.max(this.time, time);
  }
}
