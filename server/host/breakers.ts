import { asEngine } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';
import {
  type BreakerPlace,
  type BreakerRecord,
  type BreakerRules,
  countFailure,
  countSuccess,
  listBreakers,
  takeTrial,
} from '#db/queries/breakers/breakers.ts';
import { NodeFailure } from '#engine/errors.ts';

/** Five failures in a row open it for half a minute; then three calls must succeed before all may pass again. */
export const breakerRules: BreakerRules = { failures: 5, openMs: 30_000, trials: 3 };

/** Does a call to a place unless that is known to be down. `problemOf` says what an answer that is a failure was. */
export type Guard = <T>(
  place: BreakerPlace,
  call: () => Promise<T>,
  problemOf?: (answer: T) => string | null,
) => Promise<T>;

/**
 * Circuit breakers, shared by all processes through the database. What has failed lately stands in memory, renewed when
 * a process tells of a change, so a call to a place that is well asks the database nothing.
 */
export class Breakers {
  private readonly db: Database;
  private readonly rules: BreakerRules;
  private readonly known = new Map<string, Promise<Map<string, BreakerRecord>>>();

  constructor(db: Database, rules: BreakerRules = breakerRules) {
    this.db = db;
    this.rules = rules;
  }

  /** Reads an organization's anew when it is next asked for; told by other processes. */
  forget(orgId: string): void {
    this.known.delete(orgId);
  }

  forgetAll(): void {
    this.known.clear();
  }

  readonly guard: Guard = async (place, call, problemOf = () => null) => {
    const record = await without(this.find(place), undefined);
    if (record !== undefined && record.openUntil !== null) await this.enterTrial(place, record.openUntil);
    let answer: Awaited<ReturnType<typeof call>>;
    try {
      answer = await call();
    } catch (error) {
      if (isOutage(error)) await without(this.failed(place, error.message), undefined);
      throw error;
    }
    const problem = problemOf(answer);
    if (problem !== null) await without(this.failed(place, problem), undefined);
    else await without(this.noteSuccess(place), undefined);
    return answer;
  };

  private async noteSuccess(place: BreakerPlace): Promise<void> {
    if ((await this.find(place)) !== undefined) await this.succeeded(place);
  }

  private async find({ orgId, host, connection }: BreakerPlace): Promise<BreakerRecord | undefined> {
    let records = this.known.get(orgId);
    if (records === undefined) {
      records = this.read(orgId);
      this.known.set(orgId, records);
      records.catch(() => this.known.delete(orgId));
    }
    return (await records).get(keyOf({ host, connection }));
  }

  private async read(orgId: string): Promise<Map<string, BreakerRecord>> {
    const records = await asEngine(this.db, (engine) => listBreakers(engine, orgId));
    return new Map(records.map((record) => [keyOf(record), record]));
  }

  private async enterTrial(place: BreakerPlace, openUntil: string): Promise<void> {
    const left = Date.parse(openUntil) - Date.now();
    if (left > 0) throw open(place, left);
    const taken = asEngine(this.db, (engine) => takeTrial(engine, place, this.rules));
    if (await without(taken, true)) return;
    // Others are trying it, or it has changed meanwhile.
    this.forget(place.orgId);
    const now = await without(this.find(place), undefined);
    if (now?.openUntil !== undefined && now.openUntil !== null)
      throw open(place, Math.max(1_000, Date.parse(now.openUntil) - Date.now()));
  }

  private async failed(place: BreakerPlace, lastError: string): Promise<void> {
    const failure = { lastError: lastError.slice(0, 500), rules: this.rules };
    await asEngine(this.db, (engine) => countFailure(engine, place, failure));
    await this.tell(place.orgId);
  }

  private async succeeded(place: BreakerPlace): Promise<void> {
    await asEngine(this.db, (engine) => countSuccess(engine, place, this.rules));
    await this.tell(place.orgId);
  }

  private async tell(orgId: string): Promise<void> {
    this.forget(orgId);
    await this.db.notify(channel, JSON.stringify({ breakers: orgId }));
  }
}

/** Keeping count changes nothing about a call: while the database is away it is let through, and its answer counts. */
async function without<T>(work: Promise<T>, otherwise: T): Promise<T> {
  return await work.catch(() => otherwise);
}

function keyOf({ host, connection }: { host: string; connection: string }): string {
  return `${host} ${connection}`;
}

/** True for what says that the other side is down, not that we asked for something wrong. */
function isOutage(error: unknown): error is NodeFailure {
  return error instanceof NodeFailure && (error.error.code === 'network' || error.error.code === 'timeout');
}

function open({ host, connection }: BreakerPlace, leftMs: number): NodeFailure {
  const by = connection === '' ? '' : ` by the connection '${connection}'`;
  const at = new Date(Date.now() + leftMs).toISOString();
  return new NodeFailure(
    'circuit_open',
    `${host} has failed too often${by}, so it is left alone; it is tried again at ${at}.`,
    { retryable: true, retryAfter: leftMs, details: { host, connection, triesAt: at } },
  );
}
