import type { Clock } from '#engine/host/host.ts';

/** The machine's clock and timers. Timers keep the process alive only as long as something else does. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
