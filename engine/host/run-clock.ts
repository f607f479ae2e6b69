import type { RunState } from '../run/state.ts';
import type { Clock } from './host.ts';

/** T1: the time of one run, which is ahead of the host's by what its log says. Delays pass as fast as the host's. */
export class RunClock implements Clock {
  private readonly host: Clock;
  private readonly state: RunState;

  constructor(host: Clock, state: RunState) {
    this.host = host;
    this.state = state;
  }

  now(): number {
    return this.host.now() + this.state.clock.aheadMs;
  }

  after(ms: number, callback: () => void): () => void {
    return this.host.after(ms, callback);
  }
}
