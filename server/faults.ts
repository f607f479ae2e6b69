/**
 * Places at which a test may have this process killed: around each append, around the first, the waiting and the last
 * one of a run, within an effect, when an answer has been found, when runs have been claimed.
 */
export const faultPoints = [
  'append.before',
  'append.after',
  'start.before',
  'start.after',
  'effect.intended',
  'effect.called',
  'wait.before',
  'wait.after',
  'wait.answered',
  'end.before',
  'end.after',
  'claim.after',
] as const;

export type FaultPoint = (typeof faultPoints)[number];

/** The place, and how often it is passed before the process dies there. */
export type CrashAt = { point: FaultPoint; times: number };

let armed: CrashAt | null = null;

/** Says where this process is to die; null, as everywhere but in tests, means nowhere. */
export function armFault(crashAt: CrashAt | null): void {
  armed = crashAt === null ? null : { ...crashAt };
}

/** Dies here without any warning when this place is armed; otherwise costs a comparison. */
export function fault(point: FaultPoint): void {
  if (armed === null || armed.point !== point) return;
  armed.times--;
  if (armed.times <= 0) process.kill(process.pid, 'SIGKILL');
}
