import type { Json } from '../json.ts';
import { apply } from '../run/apply.ts';
import type { Draft, RunEvent } from '../run/event.ts';
import type { RunState } from '../run/state.ts';
import type { Clock, JournalEntry } from './host.ts';
import type { Values } from './values.ts';

/** Milliseconds after which events are written even when nothing waits for them. */
const lazyFlushMs = 50;

type Describe = () => Omit<JournalEntry, 'seq' | 'lastSeq' | 'events'>;

/**
 * Gives events their number and time, folds them in, and hands them to the journal in order: one append at a time,
 * and what comes meanwhile goes with the next.
 */
export class Recorder {
  readonly state: RunState;
  private readonly clock: Clock;
  private readonly values: Values;
  private readonly append: (entry: JournalEntry) => Promise<void>;
  private readonly describe: Describe;
  private readonly inlineChars: number;
  private texts: string[] = [];
  /** Characters recorded and not handed to the journal yet. */
  buffered = 0;
  private firstSeq = 0;
  private inFlight: Promise<void> | null = null;
  private following: Promise<void> | null = null;
  private cancelLazy: (() => void) | null = null;
  private stamp = { ms: -1, text: '' };

  constructor(options: {
    state: RunState;
    clock: Clock;
    values: Values;
    append: (entry: JournalEntry) => Promise<void>;
    describe: Describe;
    inlineChars: number;
  }) {
    this.state = options.state;
    this.clock = options.clock;
    this.values = options.values;
    this.append = options.append;
    this.describe = options.describe;
    this.inlineChars = options.inlineChars;
  }

  /** Appends an event that carries no value of the user's, or one known to be small. */
  emit(draft: Draft): void {
    const event = this.numbered(draft);
    this.keep(event, JSON.stringify(event));
  }

  /**
   * Appends an event whose `data[field]` may be large: above the limit it goes to the asset store first, and the
   * event names the asset. Returns a promise only then.
   */
  emitValue(draft: Draft, field: 'output' | 'items' | 'result' | 'input' | 'data' | 'value'): void | Promise<void> {
    const event = this.numbered(draft);
    const text = JSON.stringify(event);
    if (text.length <= this.inlineChars || ('spilled' in draft.data && draft.data.spilled)) {
      this.keep(event, text);
      return undefined;
    }
    return this.spill(draft, field);
  }

  private async spill(draft: Draft, field: string): Promise<void> {
    const data: { [key: string]: unknown } = { ...draft.data };
    const ref = await this.values.store(jsonOf(data[field]));
    data[field] = ref;
    data.spilled = true;
    // Only `field` and `spilled` changed, and both belong to every event that reaches this line.
    this.emit({ ...draft, data } as Draft);
  }

  private numbered(draft: Draft): RunEvent {
    // A draft of a type is that type's event without number and time.
    return { seq: this.state.seq + 1, at: this.now(), ...draft } as RunEvent;
  }

  private now(): string {
    const ms = Math.max(this.clock.now(), this.state.movedAt);
    if (ms !== this.stamp.ms) this.stamp = { ms, text: new Date(ms).toISOString() };
    return this.stamp.text;
  }

  private keep(event: RunEvent, text: string): void {
    apply(this.state, event);
    this.state.used.logBytes += text.length;
    if (this.texts.length === 0) this.firstSeq = event.seq;
    this.texts.push(text);
    this.buffered += text.length;
  }

  /** True when events are not durable yet. */
  get isDirty(): boolean {
    return this.texts.length > 0 || this.inFlight !== null;
  }

  /** Writes what has gathered; resolves when everything recorded before this call is durable. */
  flush(): Promise<void> {
    this.cancelLazy?.();
    this.cancelLazy = null;
    if (this.inFlight === null) return this.write();
    this.following ??= this.inFlight.then(() => {
      this.following = null;
      return this.write();
    });
    return this.following;
  }

  /** Writes a little later, together with what comes until then. */
  flushSoon(): void {
    if (this.texts.length === 0 || this.cancelLazy !== null) return;
    this.cancelLazy = this.clock.after(lazyFlushMs, () => {
      this.cancelLazy = null;
      void this.flush().catch(() => {});
    });
  }

  /** Forgets the timer; for a run that has been lost. */
  stop(): void {
    this.cancelLazy?.();
    this.cancelLazy = null;
  }

  private write(): Promise<void> {
    const more = this.describe();
    if (this.texts.length === 0 && more.opened.length === 0 && more.closed.length === 0 && more.park === undefined)
      return Promise.resolve();
    const events = this.texts;
    const entry: JournalEntry = {
      seq: events.length === 0 ? 0 : this.firstSeq,
      lastSeq: this.state.seq,
      events,
      ...more,
    };
    this.texts = [];
    this.buffered = 0;
    this.inFlight = this.append(entry).then(() => {
      this.inFlight = null;
    });
    return this.inFlight;
  }
}

function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null));
}
