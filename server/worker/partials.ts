import { randomUUID } from 'node:crypto';
import type { Database } from '#db/connect.ts';
import type { Partials } from '#engine/host/host.ts';
import type { PartialOutput } from '#engine/node/ctx.ts';
import {
  nothingShown,
  type PartialShown,
  type PartialUpdate,
  partialKey,
  takePartial,
} from '#engine/run/partial-output.ts';
import { placeOf, type Visit } from '#engine/run/state.ts';
import { PartialReader, type VisitShown } from './partial-reader.ts';

const channel = 'patchbay_partials';
/** Readers are woken at most so often. */
const everyMs = 50;
/** Readers at other processes hear at most so often, since each notification is a commit. */
const elsewhereEveryMs = 250;
/** A process that reads a run says so this often, and is told for three times as long. */
const askEveryMs = 10_000;
/** The database takes 8,000 bytes; of one update as many characters as are sure to fit. */
const largestNotice = 7800;
/** Visits of one run that are shown at once; of more, the newest. */
const mostVisits = 100;

type Notice = { by: string; run: string; update: PartialUpdate | null };
type Watch = { readers: Set<PartialReader>; onMoved: Set<() => void>; ask: NodeJS.Timeout | null };
type Elsewhere = { reader: PartialReader; until: number; timer: NodeJS.Timeout | null };

/**
 * What visits show before they are over, for those who look at their run now, at whichever process. Nothing of it is
 * stored. A process that reads a run says so to the others, and only then is it told, by notifications: who looks at
 * nothing costs nothing. What is lost on the way is made good by the result, which is in the log.
 */
export class RunPartials {
  private readonly id = randomUUID();
  private readonly db: Database;
  private readonly runs = new Map<string, Map<string, VisitShown>>();
  private readonly watched = new Map<string, Watch>();
  private readonly elsewhere = new Map<string, Elsewhere>();
  private readonly waking = new Map<string, NodeJS.Timeout>();
  private unlisten: () => Promise<void> = async () => {};

  private constructor(db: Database) {
    this.db = db;
  }

  /** Begins to listen to other processes; the embedded database has none. */
  static async open(db: Database): Promise<RunPartials> {
    const partials = new RunPartials(db);
    if (db.kind === 'server') partials.unlisten = await db.listen(channel, (payload) => partials.hear(payload));
    return partials;
  }

  /** Where the visits of one run show what they have. */
  of(runId: string): Partials {
    return {
      show: (visit, part) => this.show(runId, nameOf(visit), part),
      end: (visit) => this.end(runId, nameOf(visit)),
    };
  }

  /** Adds to what a visit shows that is at work here. */
  show(runId: string, name: VisitShown['name'], part: PartialOutput): void {
    const { shown } = this.entry(runId, name, true);
    const text = 'text' in part ? part.text : '';
    const asset = 'asset' in part ? part.asset : shown.asset;
    this.put(runId, { ...name, from: shown.total, text, asset, over: false }, true);
  }

  /** A visit shows nothing any more. */
  end(runId: string, name: VisitShown['name']): void {
    this.forget(runId, partialKey(name));
  }

  /** Reads what the run's visits show now and from then on; `onMoved` is called when there is more to take. */
  watch(runId: string, onMoved: () => void): { take(): PartialUpdate[]; close(): void } {
    const watch = this.watched.get(runId) ?? this.begin(runId);
    const reader = new PartialReader();
    watch.readers.add(reader);
    watch.onMoved.add(onMoved);
    return {
      take: () => reader.take(this.runs.get(runId)),
      close: () => {
        watch.readers.delete(reader);
        watch.onMoved.delete(onMoved);
        if (watch.readers.size === 0) this.leave(runId, watch);
      },
    };
  }

  async close(): Promise<void> {
    for (const timer of this.waking.values()) clearTimeout(timer);
    for (const { timer } of this.elsewhere.values()) if (timer) clearTimeout(timer);
    for (const { ask } of this.watched.values()) if (ask) clearInterval(ask);
    await this.unlisten();
  }

  private begin(runId: string): Watch {
    const ask = () => this.send({ by: this.id, run: runId, update: null });
    const isAlone = this.db.kind === 'embedded';
    const watch: Watch = {
      readers: new Set(),
      onMoved: new Set(),
      ask: isAlone ? null : setInterval(ask, askEveryMs).unref(),
    };
    this.watched.set(runId, watch);
    if (!isAlone) ask();
    return watch;
  }

  /** What other processes told of a run that nobody reads here any more is forgotten: nobody would say when it ends. */
  private leave(runId: string, { ask }: Watch): void {
    if (ask) clearInterval(ask);
    this.watched.delete(runId);
    for (const [key, { isOwn }] of this.runs.get(runId) ?? []) if (!isOwn) this.forget(runId, key);
  }

  private put(runId: string, update: PartialUpdate, isOwn: boolean): void {
    const { node, scope, visit } = update;
    const entry = this.entry(runId, { node, scope, visit }, isOwn);
    const shown: PartialShown = takePartial(entry.shown, update);
    if (shown === entry.shown) return;
    entry.shown = shown;
    this.moved(runId);
  }

  private entry(runId: string, name: VisitShown['name'], isOwn: boolean): VisitShown {
    const visits = this.runs.get(runId) ?? new Map<string, VisitShown>();
    this.runs.set(runId, visits);
    const key = partialKey(name);
    const entry = visits.get(key) ?? { name, isOwn, shown: nothingShown };
    visits.set(key, entry);
    const [oldest] = visits.keys();
    if (visits.size > mostVisits && oldest !== undefined) visits.delete(oldest);
    return entry;
  }

  private forget(runId: string, key: string): void {
    const visits = this.runs.get(runId);
    if (!visits?.delete(key)) return;
    if (visits.size === 0) this.runs.delete(runId);
    this.moved(runId);
  }

  private moved(runId: string): void {
    this.tellElsewhere(runId);
    if (!this.watched.has(runId) || this.waking.has(runId)) return;
    const wake = () => {
      this.waking.delete(runId);
      for (const onMoved of this.watched.get(runId)?.onMoved ?? []) onMoved();
    };
    this.waking.set(runId, setTimeout(wake, everyMs));
  }

  private tellElsewhere(runId: string): void {
    const wanted = this.elsewhere.get(runId);
    if (wanted === undefined || wanted.timer !== null) return;
    wanted.timer = setTimeout(() => {
      wanted.timer = null;
      if (wanted.until < performance.now()) return void this.elsewhere.delete(runId);
      const own = [...(this.runs.get(runId) ?? [])].filter(([, { isOwn }]) => isOwn);
      for (const update of wanted.reader.take(new Map(own))) this.send({ by: this.id, run: runId, update });
    }, elsewhereEveryMs);
  }

  private hear(payload: string): void {
    const { by, run, update }: Notice = JSON.parse(payload);
    if (by === this.id) return;
    if (update === null) return this.want(run);
    if (!this.watched.has(run)) return;
    if (update.over) this.forget(run, partialKey(update));
    else this.put(run, update, false);
  }

  /** Another process reads a run: what there is of it is told from its beginning, since it may be new there. */
  private want(runId: string): void {
    const now = performance.now();
    for (const [id, { until, timer }] of this.elsewhere) if (until < now && timer === null) this.elsewhere.delete(id);
    const timer = this.elsewhere.get(runId)?.timer ?? null;
    if (timer) clearTimeout(timer);
    this.elsewhere.set(runId, { reader: new PartialReader(), until: now + 3 * askEveryMs, timer: null });
    this.tellElsewhere(runId);
  }

  private send(notice: Notice): void {
    const payload = fitting(notice);
    if (payload !== null) this.db.notify(channel, payload).catch(() => {});
  }
}

/** The end of the text that a notification holds. */
function fitting(notice: Notice): string | null {
  const { update } = notice;
  for (let length = update?.text.length ?? 0; ; length = Math.floor(length / 2)) {
    const cut = update && cutTo(update, length);
    const payload = JSON.stringify({ ...notice, update: cut });
    if (Buffer.byteLength(payload) <= largestNotice) return payload;
    if (length === 0) return null;
  }
}

function cutTo(update: PartialUpdate, length: number): PartialUpdate {
  const left = update.text.length - length;
  return { ...update, from: update.from + left, text: update.text.slice(left) };
}

function nameOf(visit: Visit): VisitShown['name'] {
  return { node: visit.node.id, ...placeOf(visit) };
}
