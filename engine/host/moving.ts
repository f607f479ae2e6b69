import type { WaitingData } from '../run/event.ts';
import { type Logged, placeOf, type RunState, type Visit } from '../run/state.ts';
import type { Host, VisitWait } from './host.ts';
import type { Keeper } from './keeper.ts';
import type { Recorder } from './recorder.ts';
import type { RunningAttempt } from './run-visit.ts';
import type { Timers } from './timers.ts';
import type { Values } from './values.ts';

/** What the parts that move a run share. None of them keeps anything of its own. */
export type Moving = {
  host: Host;
  state: RunState;
  recorder: Recorder;
  values: Values;
  timers: Timers;
  /** Attempts of nodes that are at work. */
  attempts: Map<Visit, RunningAttempt>;
  /** Waits to be made known, and to be forgotten, with the next append. */
  opened: VisitWait[];
  closed: VisitWait[];
  /** Characters of results that a container has not stored yet, and its storing under way. */
  results: Map<Visit, { characters: number; storing: Promise<void> | null }>;
  /** Containers whose end is being recorded. */
  finishing: Set<Visit>;
  /** Answers visits of a fork from an older log; null for other runs. */
  keeper: Keeper | null;
  /** Does something that records events, then looks what is due. */
  act(action: () => void | Promise<void>): void;
  /** The same for what takes its time: the run counts as working until it is done. */
  later(work: () => Promise<void>): void;
  /** True while the run may be moved here. */
  isOpen(): boolean;
  /** Ends the run for a breach of the engine's own rules. */
  breakDown(error: unknown): void;
  /** Milliseconds of running time the run may take. */
  limitMs(): number;
};

/** The place of a visit as events name it. */
export function at(visit: Visit): { node: string; scope: string; visit: number } {
  return { node: visit.node.id, ...placeOf(visit) };
}

/** W1: records that a visit waits. What makes it answerable is written with the event, never after it. */
export function recordWait(moving: Moving, visit: Visit, data: WaitingData): void {
  moving.recorder.emit({ type: 'node.waiting', ...at(visit), data });
  moving.opened.push({ visit, wait: visit.wait ?? data });
}

/** Loads large values, then acts: at once when all of them are at hand. */
export function loaded(moving: Moving, refs: Logged[], action: () => void | Promise<void>): void {
  const loading = moving.values.load(refs, action);
  if (loading !== null) moving.later(() => loading);
  else settleNow(moving, action());
}

/** Waits for what is slow, and for nothing else. */
export function settleNow(moving: Moving, result: void | Promise<void>): void {
  if (result instanceof Promise) moving.later(() => result);
}
