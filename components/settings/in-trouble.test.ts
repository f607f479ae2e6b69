import { expect, it } from 'vitest';
import { inTrouble } from './in-trouble.ts';

const now = Date.parse('2026-01-01T12:00:00.000Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const breaker = (host: string, state: 'closed' | 'open' | 'half_open', minutes: number) => ({
  host,
  connection: '',
  state,
  failures: 5,
  lastError: 'It answered 500.',
  triesAt: state === 'closed' ? null : ago(minutes),
  changedAt: ago(minutes + 1),
});

it('forgets a host that may be tried again and that nobody has called for a quarter of an hour', () => {
  const all = [breaker('a', 'half_open', 20), breaker('b', 'half_open', 14), breaker('c', 'closed', 60)];
  expect(inTrouble(all, now).map(({ host }) => host)).toEqual(['b', 'c']);
});
