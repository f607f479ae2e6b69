import type { NodeError } from '../errors.ts';
import { exceeded } from '../run/budget.ts';
import type { RunState } from '../run/state.ts';
import type { Host } from './host.ts';

/** E8, E9: bounds the time in which a run is not waiting. */
export class TimeLimit {
  private readonly host: Pick<Host, 'clock' | 'limits'>;
  private readonly state: RunState;
  private readonly isOpen: () => boolean;
  private readonly reached: (error: NodeError) => void;
  private cancel: (() => void) | null = null;

  /** `reached` is called once the time is up, while `isOpen` says that the run may be moved. */
  constructor(
    host: Pick<Host, 'clock' | 'limits'>,
    state: RunState,
    isOpen: () => boolean,
    reached: (error: NodeError) => void,
  ) {
    this.host = host;
    this.state = state;
    this.isOpen = isOpen;
    this.reached = reached;
  }

  /** Milliseconds: the workflow's own limit, the host's, and what the caller has left (Z4). */
  get ms(): number {
    const { runTimeoutMs } = this.host.limits;
    const { plan, started } = this.state;
    return Math.min(
      plan.timeoutMs ?? runTimeoutMs,
      plan.budgetMs ?? runTimeoutMs,
      runTimeoutMs,
      started?.limitMs ?? runTimeoutMs,
    );
  }

  /** True when the workflow or its caller says how long it may take. */
  get isOwn(): boolean {
    const { plan, started } = this.state;
    return plan.timeoutMs !== null || plan.budgetMs !== null || started?.limitMs !== undefined;
  }

  /** Looks again when the time could be up. */
  watch(): void {
    const { state } = this;
    if (this.cancel !== null || state.root.phase !== 'open') return;
    const limit = this.ms;
    this.cancel = this.host.clock.after(Math.max(1, limit - state.ranMs), () => {
      this.cancel = null;
      if (!this.isOpen() || state.root.phase !== 'open') return;
      const ran = state.ranMs + (state.running.size > 0 ? this.host.clock.now() - state.movedAt : 0);
      if (ran < limit) this.watch();
      else this.reached(limit === state.plan.budgetMs ? exceeded('time', ran, limit) : tooLong(limit));
    });
  }

  stop(): void {
    this.cancel?.();
  }
}

function tooLong(limit: number): NodeError {
  const message = `The run took longer than ${limit} ms of running time. Raise settings.timeout, or do less in one run.`;
  return { code: 'timeout', message, retryable: false };
}
