import type { Clock } from '../host/host.ts';

/**
 * A process as others see it: alive, stopped for a while, or gone. Whatever calls back into it goes through `run`, so
 * that a stopped one hears of everything later, and a dead one of nothing.
 */
export class SimProcess {
  readonly id: number;
  isDead = false;
  private isPaused = false;
  private held: (() => void)[] = [];
  /** Milliseconds by which its clock is wrong. */
  private readonly skewMs: number;

  constructor(id: number, skewMs: number) {
    this.id = id;
    this.skewMs = skewMs;
  }

  run(work: () => void): void {
    if (this.isDead) return;
    if (this.isPaused) this.held.push(work);
    else work();
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    for (const work of this.held.splice(0)) this.run(work);
  }

  kill(): void {
    this.isDead = true;
    this.held = [];
  }

  /** The clock as this process has it. */
  clockOver(clock: Clock): Clock {
    return {
      now: () => clock.now() + this.skewMs,
      after: (ms, callback) => clock.after(ms, () => this.run(callback)),
    };
  }
}
