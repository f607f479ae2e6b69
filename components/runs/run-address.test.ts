import { describe, expect, it } from 'vitest';
import { filterOf, readRunAddress, runsQuery } from './run-address.ts';

const now = Date.parse('2026-03-08T12:00:00Z');
const read = (text: string) => readRunAddress(new URLSearchParams(text));

describe('the address of the list of runs', () => {
  it('asks for all runs when it says nothing, and passes over what it does not know', () => {
    expect(filterOf(read(''), now)).toEqual({ sort: 'newest' });
    expect(filterOf(read('status=lost&sort=best&made=up&from=once&span=1y'), now)).toEqual({ sort: 'newest' });
    expect(read('sort=longest').isFiltered).toBe(false);
  });

  it('asks for what it names', () => {
    const text = 'workflow=w&status=failed,waiting&status=queued&door=rest&made=published&text=http&sort=longest';
    expect(filterOf(read(text), now)).toEqual({
      workflow: 'w',
      status: ['queued', 'waiting', 'failed'],
      door: 'rest',
      draft: false,
      text: 'http',
      sort: 'longest',
    });
    expect(read('text=http').isFiltered).toBe(true);
  });

  it('counts a span back from now, and takes two moments as they are', () => {
    expect(filterOf(read('span=24h&to=2026-01-01'), now)).toEqual({ sort: 'newest', to: '2026-01-01T00:00:00.000Z' });
    expect(filterOf(read('span=24h'), now)).toEqual({ sort: 'newest', from: '2026-03-07T12:00:00.000Z' });
    expect(read('from=2026-03-01T00:00:00Z')).toMatchObject({ span: 'between', from: '2026-03-01T00:00:00.000Z' });
  });

  it('is written as it is read', () => {
    const query = runsQuery({ workflow: 'w', status: 'failed', span: '7d', text: 'http_error fetch' });
    expect(filterOf(read(query), now)).toEqual({
      sort: 'newest',
      workflow: 'w',
      status: ['failed'],
      from: '2026-03-01T12:00:00.000Z',
      text: 'http_error fetch',
    });
  });
});
