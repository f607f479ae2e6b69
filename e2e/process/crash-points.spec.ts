import { expect, test } from '@playwright/test';
import { everyPoint, faultPoints, randomDeaths } from '../support/crash-loop.ts';
import { openEmbedded } from '../support/open-embedded.ts';
import { temporaryFolder } from '../support/patchbay.ts';
import { callers, survive } from '../support/survive.ts';

const random = Number(process.env.KILLS ?? 6);

test('killed at every named place and at random, on the embedded database: nothing is lost, nothing done is repeated', async () => {
  test.setTimeout(180_000 + random * 15_000);
  const folder = temporaryFolder();
  const { verdict, wrong, missed, kills } = await survive({ dataDir: folder.path }, openEmbedded(folder.path), [
    ...everyPoint,
    ...randomDeaths(Date.now() % 1_000_000, (died) => died < random),
  ]);
  expect({ wrong, missed, problems: verdict.problems }).toEqual({ wrong: [], missed: [], problems: [] });
  // Each of the callers got something done between the kills.
  expect(verdict.runs).toBeGreaterThanOrEqual(callers);
  expect(kills).toBe(faultPoints.length + random);
  folder.remove();
});
