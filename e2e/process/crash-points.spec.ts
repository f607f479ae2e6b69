import { expect, test } from '@playwright/test';
import { everyPoint, randomDeaths } from '../support/crash-loop.ts';
import { openEmbedded } from '../support/open-embedded.ts';
import { temporaryFolder } from '../support/patchbay.ts';
import { survive } from '../support/survive.ts';

const kills = Number(process.env.KILLS ?? 2);

test('killed at every named place and at random, on the embedded database: nothing is lost, nothing done is repeated', async () => {
  test.setTimeout(180_000 + kills * 15_000);
  const folder = temporaryFolder();
  const { verdict, wrong, missed } = await survive({ dataDir: folder.path }, openEmbedded(folder.path), [
    ...everyPoint,
    ...randomDeaths(Date.now() % 1_000_000, (died) => died < kills),
  ]);
  expect({ wrong, missed, problems: verdict.problems }).toEqual({ wrong: [], missed: [], problems: [] });
  // Each of the four callers got something done between the kills.
  expect(verdict.runs).toBeGreaterThanOrEqual(4);
  folder.remove();
});
