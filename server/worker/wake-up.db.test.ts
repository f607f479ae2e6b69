import { afterAll, beforeAll, expect, it } from 'vitest';
import { graphOf, publish, type TestApp, testApp } from '../testing/test-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});

afterAll(() => app.close());

it('[W3] wakes a run that was put away when it is due, not when the worker would have looked anyway', async () => {
  const nap = { id: 'nap', type: 'wait', params: { for: '3500ms' } };
  await publish(
    app,
    graphOf('nap', [{ id: 'start', type: 'start' }, nap, { id: 'end', type: 'end', params: { output: 1 } }]),
  );
  const lateMs = async () => {
    const began = performance.now();
    expect((await app.ask('POST', '/api/v1/tools/nap', { body: {} })).status).toBe(200);
    return performance.now() - began - 3500;
  };
  const late = await Promise.all([lateMs(), lateMs(), lateMs()]);
  expect(Math.max(...late)).toBeLessThan(1400);
});
