import { expect, test } from 'vitest';
import { SharedClock } from './shared-clock.ts';

/** A machine whose ticks are set by hand. */
function machine(now: number) {
  const state = { ticks: 5000 };
  return { state, clock: new SharedClock(now, () => state.ticks) };
}

test('the machine is right until the database was asked', () => {
  const { state, clock } = machine(1_000_000);
  state.ticks += 250;
  expect(clock.now()).toBe(1_000_250);
});

test('a machine that is an hour ahead follows the database, by the middle of the question', async () => {
  const { state, clock } = machine(4_600_000);
  await clock.follow(async () => {
    state.ticks += 20;
    return 1_000_010;
  });
  expect(clock.now()).toBe(1_000_020);
  state.ticks += 100;
  expect(clock.now()).toBe(1_000_120);
});

test('a difference that the time of the question explains moves nothing', async () => {
  const { state, clock } = machine(1_000_000);
  await clock.follow(async () => {
    state.ticks += 400;
    return 1_000_001;
  });
  expect(clock.now()).toBe(1_000_400);
});
