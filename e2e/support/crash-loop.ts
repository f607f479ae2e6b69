import { launch, type Options, type Patchbay, until } from './patchbay.ts';

/** The places at which the server lets itself be killed; refusals.spec.ts holds this list against the server's. */
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
];

/** How the next process is to end: at a named place, or so many milliseconds after it answered. */
export type Death = { at: string; times: number } | { afterMs: number };

/** Each named place once. */
export const everyPoint: Death[] = faultPoints.map((at) => ({ at, times: 1 }));

/** Deaths at moments that follow from a seed (a linear congruential generator), as long as `goesOn`. */
export function* randomDeaths(seed: number, goesOn: (died: number) => boolean): Generator<Death> {
  let state = seed;
  for (let died = 0; goesOn(died); died++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield { afterMs: state % 1500 };
  }
}

/**
 * Starts a process again whenever it dies, each time with the next death ahead of it, until there is none left. A
 * process that does not come to its named place within a while is killed where it stands.
 */
export class CrashLoop {
  readonly url: string;
  /** Deaths so far, as they were meant. */
  readonly died: { meant: Death; reached: boolean; readyMs: number }[] = [];
  private current: Patchbay | null = null;

  private readonly options: Options & { port: number };

  constructor(options: Options & { port: number }) {
    this.options = options;
    this.url = `http://127.0.0.1:${options.port}`;
  }

  /** Goes through all deaths; afterwards a process is left that nothing kills. */
  async run(deaths: Iterable<Death>, longestMs = 8000): Promise<void> {
    for (const death of deaths) {
      const began = performance.now();
      const process = await this.start(death);
      const gone = process.exited.then(() => 'gone' as const);
      const ready = await Promise.race([gone, this.ready().then(() => 'ready' as const)]);
      const readyMs = performance.now() - began;
      const limit = 'afterMs' in death ? death.afterMs : longestMs;
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, limit, 'late'));
      const end = ready === 'gone' ? 'gone' : await Promise.race([gone, late]);
      if (end === 'late') process.kill('SIGKILL');
      const { signal } = await process.exited;
      if (signal !== 'SIGKILL') throw new Error(`Patchbay ended with ${signal}: ${process.output()}`);
      this.died.push({ meant: death, reached: 'afterMs' in death || end === 'gone', readyMs });
    }
    await this.start(null);
    await this.ready();
  }

  /** Stops the last process in good order. */
  async stop(): Promise<void> {
    this.current?.kill('SIGTERM');
    await this.current?.exited;
  }

  private async start(death: Death | null): Promise<Patchbay> {
    const { env = {} } = this.options;
    const crash: Record<string, string> = {};
    if (death !== null && 'at' in death) {
      crash.PATCHBAY_CRASH_AT = `${death.at}:${death.times}`;
      crash.PATCHBAY_CRASH_TEST = '1';
    }
    this.current = await launch({ ...this.options, env: { ...env, ...crash } });
    return this.current;
  }

  private async ready(): Promise<void> {
    const current = this.current;
    await until(async () => this.current !== current || (await this.isReady()));
  }

  private async isReady(): Promise<boolean> {
    return await fetch(`${this.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
