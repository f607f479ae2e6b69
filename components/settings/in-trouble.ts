import type { BreakerView } from '#server/trpc/views.ts';

/** After this time without a call nobody is trying a host any more. */
const forgottenMs = 15 * 60_000;

/** The hosts that matter now: those that may be tried again but have not been called since are left out. */
export function inTrouble(breakers: readonly BreakerView[], now: number): BreakerView[] {
  return breakers.filter(
    ({ state, triesAt, changedAt }) =>
      state !== 'half_open' || now - Math.max(Date.parse(triesAt ?? changedAt), Date.parse(changedAt)) < forgottenMs,
  );
}
