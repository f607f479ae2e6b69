import { apiOf, publish } from './api.ts';
import { checkRuns, type Query, type Verdict } from './check-runs.ts';
import { CrashLoad, crashGraph } from './crash-load.ts';
import { CrashLoop, type Death } from './crash-loop.ts';
import { freePort, type Options, start, stop } from './patchbay.ts';
import { Receiver } from './receiver.ts';

/** How many call at once. */
export const callers = 8;

export type Survived = {
  verdict: Verdict;
  /** What callers saw and may not see. */
  wrong: string[];
  /** Named places that no process came to. */
  missed: string[];
  kills: number;
  /** Milliseconds from each start until the process was ready, sorted. */
  readyMs: number[];
};

/** Reads the database once no process has it. */
export type OpenDatabase = () => Promise<{ query: Query; close(): Promise<void> }>;

/**
 * Callers at work on a server that dies again and again. Afterwards the database, the receiver and what the callers
 * were told are held against each other.
 */
export async function survive(options: Options, open: OpenDatabase, deaths: Iterable<Death>): Promise<Survived> {
  const receiver = await Receiver.open();
  const env = { PATCHBAY_EGRESS_ALLOW: '127.0.0.0/8', PATCHBAY_DEMO: '0', ...options.env };
  const whole = { ...options, port: await freePort(), env };
  try {
    const first = await start(whole);
    await publish(apiOf(first.url), crashGraph('crash', receiver.url));
    await stop(first);
    const loop = new CrashLoop(whole);
    const load = new CrashLoad(loop.url, 'crash');
    load.start(callers);
    await loop.run(deaths);
    await load.finish();
    await loop.stop();
    const database = await open();
    const verdict = await checkRuns(database.query, receiver.received, load.accepted);
    await database.close();
    const missed = loop.died.flatMap(({ meant, reached }) => ('at' in meant && !reached ? [meant.at] : []));
    const readyMs = loop.died.map((death) => Math.round(death.readyMs)).sort((a, b) => a - b);
    return { verdict, wrong: load.wrong, missed, kills: loop.died.length, readyMs };
  } finally {
    await receiver.close();
  }
}
