import { freeze } from '../run/snapshot.ts';
import type { RunState } from '../run/state.ts';
import type { Host } from './host.ts';

/** Keeps the state of a long run from time to time, so that its log need not be folded from the beginning. */
export class Snapshots {
  private readonly host: Pick<Host, 'saveSnapshot' | 'limits'>;
  private readonly state: RunState;
  private last: number;

  /** `last` is the event up to which the state came from a snapshot. */
  constructor(host: Pick<Host, 'saveSnapshot' | 'limits'>, state: RunState, last: number) {
    this.host = host;
    this.state = state;
    this.last = last;
  }

  /** The state is frozen while it is that of the append's last event, and kept once that is durable. */
  take(seq: number, appended: Promise<void>): void {
    const { host, state } = this;
    if (!host.saveSnapshot || seq !== state.seq || seq - this.last < host.limits.snapshotEvery) return;
    this.last = seq;
    const frozen = freeze(state);
    appended.then(() => host.saveSnapshot?.(seq, frozen)).catch(() => {});
  }
}
