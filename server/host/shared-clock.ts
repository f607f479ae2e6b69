import type { Clock } from '#engine/host/host.ts';
import { systemClock } from './clock.ts';

/**
 * The clock that all processes share: the database's, which also decides when a run that was put away is due. Between
 * two looks at it the machine's ticks are counted, so a machine whose clock is wrong, or is set meanwhile, changes
 * nothing.
 */
export class SharedClock implements Clock {
  private readonly ticks: () => number;
  /** Milliseconds since 1970 when the ticks were zero. */
  private origin: number;

  /** `ticks` counts milliseconds and never jumps; until the first look the machine's own time is taken for right. */
  constructor(machineNow: number = Date.now(), ticks: () => number = () => performance.now()) {
    this.ticks = ticks;
    this.origin = machineNow - ticks();
  }

  now(): number {
    return Math.floor(this.origin + this.ticks());
  }

  after(ms: number, callback: () => void): () => void {
    return systemClock.after(ms, callback);
  }

  /** Looks at the database's clock. It is followed where the time that the question took cannot explain a difference. */
  async follow(read: () => Promise<number>): Promise<void> {
    const asked = this.ticks();
    const theirs = await read();
    const answered = this.ticks();
    const [earliest, latest] = [theirs - answered, theirs - asked];
    if (this.origin < earliest || this.origin > latest) this.origin = (earliest + latest) / 2;
  }
}
