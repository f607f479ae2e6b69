import { createSandbox } from '#server/sandbox/sandbox.ts';
import { figure } from './figure.ts';

/** A program's round trip through the pool, in milliseconds, one JSON line a figure. */
const sandbox = createSandbox({ size: 2 });
await sandbox.run('return 1', {}, { timeoutMs: 10_000 });

const items = Array.from({ length: 1000 }, (_, i) => ({ id: i, price: i % 17 }));
await measure('code: return input.a + 1', 'return input.a + 1', { input: { a: 1 } }, 1);
await measure('code: sum over 1,000 items', 'let sum = 0; for (const item of input) sum += item.price; return sum', {
  input: items,
});
await sandbox.close();

async function measure(
  name: string,
  source: string,
  roots: Parameters<typeof sandbox.run>[1],
  aim?: number,
): Promise<void> {
  const rounds: number[][] = [];
  for (let round = 0; round < 5; round++) {
    const times: number[] = [];
    for (let i = 0; i < 400; i++) {
      const begin = performance.now();
      await sandbox.run(source, roots, { timeoutMs: 5000 });
      times.push(performance.now() - begin);
    }
    rounds.push(times.sort((left, right) => left - right));
  }
  figure({
    name: `${name}, p50`,
    unit: 'ms',
    ...(aim !== undefined && { aim }),
    samples: rounds.map((times) => times[200] ?? 0),
  });
  figure({ name: `${name}, p99`, unit: 'ms', samples: rounds.map((times) => times[396] ?? 0) });
}
