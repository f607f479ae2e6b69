import { Fenced, type JournalEntry } from '../host/host.ts';
import type { Json } from '../json.ts';
import { isOver, type RunEvent } from '../run/event.ts';
import type { Resolved } from '../run/state.ts';
import { keyOf } from './memory-host.ts';

export type SimWait = { answer: Resolved | null; isClosed: boolean };

/**
 * The rows of one run as the database keeps them: its log, its owner, its waits. Each call is one transaction; when it
 * happens, and what its caller hears of it, is the simulation's.
 */
export class SimStore {
  readonly log: RunEvent[] = [];
  readonly waits = new Map<string, SimWait>();
  owner: number | null = null;
  wakeAt: number | null = null;
  isOver = false;
  snapshot: { seq: number; state: Json } | null = null;

  /** One commit, all or nothing; throws Fenced when the writer has lost the run or its number is taken. */
  commit(writer: number, entry: JournalEntry): void {
    if (this.owner !== writer || this.isOver) throw new Fenced('run');
    if (entry.events.length > 0 && entry.seq !== this.log.length + 1) throw new Fenced('run');
    this.log.push(...entry.events.map((text): RunEvent => JSON.parse(text)));
    for (const { visit } of entry.opened) {
      if (this.waits.has(keyOf(visit))) throw new Error(`the wait of ${keyOf(visit)} was opened twice`);
      this.waits.set(keyOf(visit), { answer: null, isClosed: false });
    }
    for (const { visit } of entry.closed) {
      const wait = this.waits.get(keyOf(visit));
      if (wait) wait.isClosed = true;
    }
    this.isOver = isOver(entry.status);
    this.wakeAt = entry.park?.wakeAt == null ? null : Date.parse(entry.park.wakeAt);
    if (this.isOver || entry.park) this.owner = null;
    this.isParked = entry.park !== undefined && entry.status === 'waiting';
  }

  private isParked = false;

  /** The first answer wins; false: it came too late. */
  answer(key: string, answer: Resolved): boolean {
    const wait = this.waits.get(key);
    if (!wait || wait.answer !== null || wait.isClosed) return false;
    wait.answer = answer;
    return true;
  }

  /** True when somebody must drive the run now. */
  isDue(now: number): boolean {
    if (this.isOver || this.owner !== null) return false;
    const isAnswered = [...this.waits.values()].some((wait) => wait.answer !== null && !wait.isClosed);
    return !this.isParked || isAnswered || (this.wakeAt !== null && this.wakeAt <= now);
  }

  claim(process: number): void {
    this.owner = process;
    this.isParked = false;
  }

  release(process: number): void {
    if (this.owner === process) {
      this.owner = null;
      this.isParked = false;
    }
  }
}
