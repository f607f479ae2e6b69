import type { Loop, RunState, Scope, Visit } from './state.ts';

/** What the host is asked to do next. Everything else that moves a run is an event. */
export type Command =
  | { do: 'skip'; visit: Visit }
  /** A disabled node: goes on with null. */
  | { do: 'pass'; visit: Visit }
  | { do: 'start'; visit: Visit }
  /** Start again at `visit.retryAt`. */
  | { do: 'retry'; visit: Visit }
  /** A wait has opened: make it known and watch its time. */
  | { do: 'wait'; visit: Visit }
  /** The wait was resolved: ask the node what that means. */
  | { do: 'resume'; visit: Visit }
  | { do: 'stop'; visit: Visit }
  | { do: 'close_wait'; visit: Visit }
  | { do: 'open_turn'; visit: Visit; turn: number }
  | { do: 'close_turn'; scope: Scope }
  /** All turns of a container are over. */
  | { do: 'finish'; visit: Visit }
  | { do: 'answer'; visit: Visit }
  /** A cycle went round too often without a wait (V13). */
  | { do: 'too_many_visits'; loop: Loop }
  | { do: 'over'; scope: Scope };

/**
 * Two queues: records, which only append to the log, come before starts, so that the skips one event causes follow it
 * directly (S8). An entry whose moment has passed, because the log already says what became of it, is dropped.
 */
export type Agenda = { records: Queue; starts: Queue };

export function newAgenda(): Agenda {
  return { records: new Queue(), starts: new Queue() };
}

/** Adds a command at the place its kind belongs to. */
export function plan(agenda: Agenda, command: Command): void {
  (recordKinds.has(command.do) ? agenda.records : agenda.starts).push(command);
}

const recordKinds: ReadonlySet<Command['do']> = new Set([
  'skip',
  'pass',
  'answer',
  'too_many_visits',
  'stop',
  'close_wait',
  'open_turn',
  'close_turn',
  'finish',
  'over',
]);

/** First in, first out, each step in constant time. */
export class Queue {
  private items: Command[] = [];
  private head = 0;
  private taken: Command[] = [];
  private pruneAt = 64;

  push(command: Command): void {
    this.items.push(command);
  }

  /** Takes the first command that is still wanted; null when there is none. */
  take(state: RunState): Command | null {
    this.dropStale(state);
    const command = this.items[this.head];
    if (command === undefined) return null;
    this.head++;
    this.compact();
    this.keepTaken(command, state);
    return command;
  }

  /** Forgets commands at the front that the log has already answered; called after each event. */
  dropStale(state: RunState): void {
    while (this.head < this.items.length) {
      const command = this.items[this.head];
      if (command && isWanted(command, state)) break;
      this.head++;
    }
    this.compact();
  }

  /**
   * The commands that the log has not answered yet, taken or not: what a fold of the log would find here. A command that
   * was taken may wait for a value, a time or its turn, and whoever goes on from here must take it again.
   */
  unanswered(state: RunState): Command[] {
    return [...this.taken.filter((command) => isWanted(command, state)), ...this.items.slice(this.head)];
  }

  /** Closing a wait is done when it is taken; everything else is until the log says so. */
  private keepTaken(command: Command, state: RunState): void {
    if (command.do === 'close_wait') return;
    this.taken.push(command);
    if (this.taken.length < this.pruneAt) return;
    this.taken = this.taken.filter((other) => isWanted(other, state));
    this.pruneAt = 64 + this.taken.length * 2;
  }

  private compact(): void {
    if (this.head === this.items.length) {
      this.items.length = 0;
      this.head = 0;
    } else if (this.head > 1024 && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
  }
}

function isWanted(command: Command, state: RunState): boolean {
  switch (command.do) {
    case 'skip':
      return command.visit.status === 'skipping';
    case 'pass':
    case 'start':
      return command.visit.status === 'ready';
    case 'retry':
      return command.visit.status === 'retrying';
    case 'wait':
      return command.visit.status === 'waiting';
    case 'resume':
      return command.visit.status === 'resuming';
    case 'stop':
      return command.visit.status === 'running';
    case 'close_wait':
      return true;
    case 'answer':
      return state.answer === null;
    case 'too_many_visits':
      return state.root.phase === 'open';
    case 'open_turn': {
      const each = command.visit.each;
      return (
        each !== null && command.visit.status === 'running' && command.turn >= each.opened && command.turn < each.limit
      );
    }
    case 'close_turn':
    case 'over':
      return command.scope.phase !== 'over';
    case 'finish':
      return command.visit.status === 'running';
  }
}
