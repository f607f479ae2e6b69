import { type Api, apiOf, type Reply } from './api.ts';
import { graphOf } from './graphs.ts';

/** What the callers were told: nothing of it may be lost. */
export type Accepted = { runs: { key: string; run: string }[]; answers: string[] };

/** Longer than this no caller may be left without any answer. */
const longestAnswerMs = 30_000;

/** Two calls with a person's decision between them, beside a short nap, then a loop of calls. */
export function crashGraph(slug: string, url: string): ReturnType<typeof graphOf> {
  const call = (id: string, parent?: string) => ({
    id,
    type: 'http.request',
    params: { method: 'POST', url: `${url}/${id}`, body: { run: '{{ run.id }}' } },
    ...(parent !== undefined && { parent }),
  });
  return graphOf(
    slug,
    [
      { id: 'start', type: 'start' },
      call('first'),
      { id: 'ask', type: 'approval', params: { title: 'Go on?' } },
      { id: 'nap', type: 'wait', params: { for: '1s' } },
      call('second'),
      { id: 'each', type: 'for_each', params: { items: [1, 2, 3], concurrency: 2 } },
      call('third', 'each'),
      { id: 'answer', type: 'end', params: { output: { items: '{{ each.length }}' } } },
    ],
    [
      'start > first',
      'first > ask',
      'start > nap',
      'ask.approved > second',
      'nap > second',
      'second > each',
      'each > answer',
    ],
  );
}

/** Callers that begin runs, answer them and see them end, through whatever becomes of the server. */
export class CrashLoad {
  readonly accepted: Accepted = { runs: [], answers: [] };
  /** Runs that ended otherwise than they must. */
  readonly wrong: string[] = [];
  private readonly api: Api;
  private readonly slug: string;
  private isOver = false;
  private callers: Promise<void>[] = [];
  private next = 0;

  constructor(url: string, slug: string) {
    this.api = apiOf(url);
    this.slug = slug;
  }

  start(callers: number): void {
    this.callers = Array.from({ length: callers }, () => this.keepCalling());
  }

  /** Begins no more runs; resolves when those begun are over. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.callers);
  }

  private async keepCalling(): Promise<void> {
    while (!this.isOver) await this.oneRun(`key-${this.next++}`);
  }

  private async oneRun(key: string): Promise<void> {
    const headers = { 'idempotency-key': key, prefer: 'respond-async' };
    const begun = await this.insist(() => this.api('POST', `/api/v1/tools/${this.slug}`, {}, headers), [200, 202]);
    const run = String(begun.body.taskId ?? begun.headers.get('patchbay-run'));
    this.accepted.runs.push({ key, run });
    const waiting = await this.stateOf(run, ({ status, waits = [] }) => isOver(status) || waits.some(isOpen));
    const wait = (waiting.waits ?? []).find(isOpen);
    if (wait !== undefined) {
      const answer = { decision: 'approved', data: {} };
      const { status } = await this.insist(
        () => this.api('POST', `/api/v1/waits/${wait.token}`, answer),
        [200, 409, 410],
      );
      // 409: an earlier try got through and nobody told us.
      if (status === 200 || status === 409) this.accepted.answers.push(run);
    }
    const over = await this.stateOf(run, ({ status }) => isOver(status));
    if (over.status !== 'succeeded' || over.output?.items !== 3)
      this.wrong.push(`${run}: ${JSON.stringify([over.status, over.output, over.error])}`);
  }

  private async stateOf(run: string, isIt: (body: Reply['body']) => boolean): Promise<Reply['body']> {
    for (;;) {
      const { body } = await this.insist(() => this.api('GET', `/api/v1/runs/${run}`), [200]);
      if (isIt(body)) return body;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Asks again while nobody answers, or the server says that it cannot now. Anything else is wrong. */
  private async insist(ask: () => Promise<Reply>, wanted: number[]): Promise<Reply> {
    for (;;) {
      const asked = performance.now();
      const reply = await ask().catch(() => null);
      const ms = performance.now() - asked;
      if (ms > longestAnswerMs) this.wrong.push(`a caller heard nothing for ${Math.round(ms)} ms`);
      if (reply !== null && wanted.includes(reply.status)) return reply;
      if (reply !== null && (reply.status !== 503 || reply.headers.get('retry-after') === null))
        this.wrong.push(`unexpected ${reply.status}: ${reply.text}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function isOver(status: string): boolean {
  return ['succeeded', 'failed', 'cancelled'].includes(status);
}

function isOpen(wait: { node: string }): boolean {
  return wait.node === 'ask';
}
