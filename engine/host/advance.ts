import { isWaiting } from '../run/apply.ts';
import type { Caller } from '../run/event.ts';
import { isTrial } from '../run/is-trial.ts';
import { aheadAtMostMs } from '../run/moments.ts';
import type { Moving } from './moving.ts';

/**
 * T2: sets the clock of a trial on to a time (milliseconds since 1970 by its own clock) when it has nothing to do but
 * wait; false when it does not stand so. What is due then begins once the jump is durable.
 */
export function advanceTo(moving: Moving, to: number, by?: Caller): boolean {
  const { state, host } = moving;
  if (!moving.isOpen() || !isTrial(state) || !isWaiting(state)) return false;
  const farthest = aheadAtMostMs - state.clock.aheadMs;
  // A moment that has passed meanwhile still counts as reached, so that the request is not asked for again.
  jump(moving, Math.max(1, Math.min(Math.ceil(to - host.clock.now()), farthest)), { ...(by && { by }) });
  return true;
}

/** T5: a called run that has answered was further ahead: its caller's clock goes with it. */
export function catchUp(moving: Moving, child: string, aheadMs: number): void {
  const ms = aheadMs - moving.state.clock.aheadMs;
  if (ms > 0 && isTrial(moving.state)) jump(moving, ms, { child });
}

function jump(moving: Moving, ms: number, cause: { by?: Caller; child?: string }): void {
  moving.later(async () => {
    moving.recorder.emit({ type: 'clock.advanced', data: { ms, ...cause } });
    await moving.recorder.flush();
    moving.timers.rearm();
  });
}
