import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/connect.ts';
import type { Commit } from '#db/journal/commit.ts';
import { going, newRun, nextCommit, segment } from '#db/testing/commits.ts';
import { testDatabase, testOrganization } from '#db/testing/test-database.ts';
import { Committer } from './committer.ts';

let db: Database;
let org: string;

beforeAll(async () => {
  db = await testDatabase();
  org = await testOrganization(db);
});
afterAll(() => db.close());

describe('group commit', () => {
  it('writes many runs with few statements, and tells of them once they are durable', async () => {
    const told: Commit[][] = [];
    const committer = new Committer(db, (commits) => told.push(commits));
    const commits = Array.from({ length: 300 }, () => newRun(org));
    const results = await Promise.all(commits.map((commit) => committer.commit(commit)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(told.flat()).toHaveLength(300);
    expect(told.length).toBeLessThan(10);
    const [count] = await db.sql<{ runs: number }[]>`select count(*)::int as runs from runs where org_id = ${org}`;
    expect(count?.runs).toBe(300);
  });

  it('refuses the one that another has overtaken, and takes the others beside it', async () => {
    const told: Commit[][] = [];
    const committer = new Committer(db, (commits) => told.push(commits));
    const writer = randomUUID();
    const first = newRun(org, { writer, patch: { status: 'running', owner: writer } });
    await committer.commit(first);
    const next = nextCommit(first, { patch: going(writer, 2), segment: segment(2, 2) });
    const [one, late, other] = await Promise.all(
      [next, { ...next, writer: randomUUID() }, newRun(org)].map((commit) => committer.commit(commit)),
    );
    expect([one?.ok, late?.ok].filter(Boolean)).toHaveLength(1);
    expect(other?.ok).toBe(true);
    expect(told.flat()).toHaveLength(3);
  });

  it('is over when nothing is left to be written', async () => {
    const committer = new Committer(db, () => {});
    let isWritten = false;
    void committer.commit(newRun(org)).then(() => (isWritten = true));
    await committer.drained();
    expect(isWritten).toBe(true);
  });
});
