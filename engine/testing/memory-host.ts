import { NodeFailure } from '../errors.ts';
import { defaultLimits, type Effects, Fenced, type Host, type JournalEntry, type Limits } from '../host/host.ts';
import { VirtualClock } from '../host/virtual-clock.ts';
import { type AssetRef, isLinesRef, type Json } from '../json.ts';
import type { ChildCall, HttpRequest, StopSignal } from '../node/ctx.ts';
import type { NodeDefinition } from '../node/define.ts';
import type { RunEvent, TrialClock } from '../run/event.ts';
import { placeOf, type Resolved, type Visit } from '../run/state.ts';
import { testDefinitions } from './nodes.ts';

/** One call that reached the world outside. */
export type Call = { method: string; url: string; key: string | null; body: Json };

/**
 * Everything a run needs, in memory: what survives a crash (log, assets, the outside world) stays in this object,
 * and a new `host()` over it is the restarted process.
 */
export class MemoryWorld {
  readonly clock = new VirtualClock();
  readonly log: RunEvent[] = [];
  readonly appends: JournalEntry[] = [];
  readonly calls: Call[] = [];
  readonly assets = new Map<string, string>();
  readonly answers = new Map<string, Resolved>();
  readonly limits: Limits = { ...defaultLimits, parkAfterMs: Number.POSITIVE_INFINITY };
  /** Answers a call; may wait, or throw NodeFailure. */
  respond: (call: Call) => Json | Promise<Json> = ({ url }) => ({ url });
  /** Called before an append and after; throwing there is a crash at that point. */
  onAppend: (moment: 'before' | 'after', count: number) => void = () => {};
  /** Children that were asked for, by the visit that called. */
  readonly children = new Map<string, ChildCall>();
  /** With which clocks, of those that trials called. */
  readonly childClocks = new Map<string, TrialClock>();
  readonly cancelledChildren: string[] = [];
  readonly snapshots = new Map<number, Json>();
  private definitions = new Map(testDefinitions.map((definition) => [definition.type, definition]));
  private generation = 0;

  /** Adds a node type. */
  define(definition: NodeDefinition): void {
    this.definitions.set(definition.type, definition);
  }

  /** A process over this world. The one before can write no more. */
  host(): Host {
    const generation = ++this.generation;
    const isCurrent = () => generation === this.generation;
    return {
      clock: this.clock,
      random: () => 0.5,
      node: (type) => this.definitions.get(type),
      journal: { append: (entry) => this.append(entry, isCurrent) },
      blobs: {
        putJson: async (text) => this.store(text, 'application/json'),
        getJson: async (ref) => {
          const text = this.assets.get(ref.$asset) ?? 'null';
          return isLinesRef(ref) ? linesIn(text).map((line) => JSON.parse(line)) : JSON.parse(text);
        },
        putLines: async (items) => this.store(items.map((item) => `${JSON.stringify(item)}\n`).join(''), ndjson),
        joinLines: async (parts) =>
          this.store(parts.map((part) => this.assets.get(part.$asset) ?? '').join(''), ndjson),
        openLines: async (ref) => {
          const lines = linesIn(this.assets.get(ref.$asset) ?? '');
          return { count: lines.length, read: async (line) => JSON.parse(lines[line] ?? 'null') };
        },
        write: async (bytes, type) => this.store([...bytes].map((byte) => String.fromCharCode(byte)).join(''), type),
        read: async (ref) => Uint8Array.from(this.assets.get(ref.$asset) ?? '', (char) => char.charCodeAt(0)),
      },
      effects: this.effects(isCurrent),
      children: {
        start: async ({ visit, call, clock }) => {
          if (clock) this.childClocks.set(keyOf(visit), clock);
          return this.startChild(keyOf(visit), call);
        },
        cancel: async (visit) => void this.cancelledChildren.push(keyOf(visit)),
      },
      effectKey: (visit, ordinal) => `${placeOf(visit).scope}|${visit.node.id}|${placeOf(visit).visit}|${ordinal}`,
      stopper: newStopper,
      check: () => [],
      beforeWrite: async () => {},
      expireWait: async (visit) => this.answers.get(keyOf(visit)) ?? { by: 'timeout', data: null },
      saveSnapshot: async (seq, state) => void this.snapshots.set(seq, state),
      limits: this.limits,
    };
  }

  private startChild(key: string, call: ChildCall): { runId: string } {
    this.children.set(key, call);
    return { runId: `child-of-${key}` };
  }

  private async append(entry: JournalEntry, isCurrent: () => boolean): Promise<void> {
    this.onAppend('before', this.appends.length);
    if (!isCurrent() || (entry.events.length > 0 && entry.seq !== (this.log.at(-1)?.seq ?? 0) + 1))
      throw new Fenced('run');
    this.appends.push(entry);
    this.log.push(...entry.events.map((text): RunEvent => JSON.parse(text)));
    this.onAppend('after', this.appends.length);
  }

  private effects(isCurrent: () => boolean): Effects {
    return {
      fetch: async (request: HttpRequest, { idempotencyKey }) => {
        if (!isCurrent()) throw new NodeFailure('cancelled', 'This process is gone.', { retryable: false });
        const call: Call = {
          method: request.method,
          url: request.url,
          key: idempotencyKey,
          body: request.body ?? null,
        };
        this.calls.push(call);
        return { status: 200, headers: {}, url: request.url, body: await this.respond(call) };
      },
      perform: async (service, request, { idempotencyKey }) => {
        if (!isCurrent()) throw new NodeFailure('cancelled', 'This process is gone.', { retryable: false });
        const call: Call = { method: 'PERFORM', url: service, key: idempotencyKey, body: request };
        this.calls.push(call);
        return this.respond(call);
      },
      sandbox: async () => ({ value: null, logs: [] }),
    };
  }

  private store(text: string, type: string): AssetRef {
    const $asset = `sha256:${hash(text)}`;
    this.assets.set($asset, text);
    return { $asset, type, size: text.length };
  }
}

const ndjson = 'application/x-ndjson';

function linesIn(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** A name for a visit that survives restarts. */
export function keyOf(visit: Visit): string {
  const { scope, visit: number } = placeOf(visit);
  return number === 1 ? `${scope}|${visit.node.id}` : `${scope}|${visit.node.id}#${number}`;
}

/** FNV-1a, enough to tell the assets of a test apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return `${value.toString(16)}-${text.length}`;
}

function newStopper(): { signal: StopSignal; stop(reason: string): void } {
  const listeners = new Set<() => void>();
  const state = { aborted: false, reason: '' };
  return {
    signal: {
      get aborted() {
        return state.aborted;
      },
      get reason() {
        return state.reason;
      },
      addEventListener: (_type, listener) => listeners.add(listener),
      removeEventListener: (_type, listener) => listeners.delete(listener),
    },
    stop: (reason) => {
      if (state.aborted) return;
      state.aborted = true;
      state.reason = reason;
      for (const listener of listeners) listener();
    },
  };
}
