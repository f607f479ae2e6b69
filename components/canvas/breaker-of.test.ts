import { describe, expect, it } from 'vitest';
import type { BreakerView } from '#server/trpc/views.ts';
import { breakerOf } from './breaker-of.ts';

const open = (host: string, connection = ''): BreakerView => ({
  host,
  connection,
  state: 'open',
  failures: 5,
  lastError: 'It answered with status 503.',
  triesAt: '2026-01-01T00:00:30.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
});
const call = (params: Record<string, string>) => ({
  id: 'call',
  type: 'http.request',
  position: [0, 0] as [number, number],
  params,
});

describe('the breaker of a node', () => {
  it('is found by the host of its address, also when the environment names it', () => {
    const breakers = [open('other.example'), open('shop.example:8443')];
    expect(breakerOf(call({ url: 'https://shop.example:8443/orders/{{ input.id }}' }), breakers, {})).toBe(breakers[1]);
    const env = { SHOP: 'https://shop.example:8443/v2' };
    expect(breakerOf(call({ url: '{{ env.SHOP }}/orders' }), breakers, env)).toBe(breakers[1]);
    expect(breakerOf(call({ url: '{{ env.SHOP }}/orders' }), breakers, null)).toBeNull();
  });

  it('belongs to the connection by which the host is called', () => {
    const breakers = [open('db.example', 'shop')];
    expect(breakerOf(call({ connection: 'shop', statement: 'select 1' }), breakers, {})).toBe(breakers[0]);
    expect(breakerOf(call({ connection: 'other' }), breakers, {})).toBeNull();
    expect(breakerOf(call({ url: 'https://db.example/' }), breakers, {})).toBeNull();
  });

  it('says nothing while calls go through', () => {
    expect(breakerOf(call({ url: 'https://a.example' }), [{ ...open('a.example'), state: 'closed' }], {})).toBeNull();
  });
});
