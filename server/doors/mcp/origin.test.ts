import { describe, expect, it } from 'vitest';
import { refuseForeignOrigin } from './origin.ts';

const local = 'http://localhost:3000';
const refusal = (headers: Record<string, string>, url = local) =>
  refuseForeignOrigin(new Request(`${url}/mcp`, { method: 'POST', headers }), url)?.status ?? null;

describe('MCP requests', () => {
  it.each<[string, Record<string, string>]>([
    ['a program', { host: 'localhost:3000' }],
    ['a program by number', { host: '127.0.0.1:3000' }],
    ['our own page', { host: 'localhost:3000', origin: local }],
  ])('are taken from %s', (_, headers) => {
    expect(refusal(headers)).toBeNull();
  });

  it.each<[string, Record<string, string>]>([
    ['a foreign page', { host: 'localhost:3000', origin: 'https://evil.example' }],
    ['a name that was rebound to this machine', { host: 'evil.example:3000' }],
    ['a page in a sandbox', { host: 'localhost:3000', origin: 'null' }],
    ['a name that looks like ours', { host: 'localhost:3000', origin: 'http://localhost.evil.example' }],
  ])('are refused from %s', (_, headers) => {
    expect(refusal(headers)).toBe(403);
  });

  it('of a public server may come by any host, but from no foreign page', () => {
    const url = 'https://patchbay.example.com';
    expect(refusal({ host: 'internal:8080' }, url)).toBeNull();
    expect(refusal({ host: 'internal:8080', origin: url }, url)).toBeNull();
    expect(refusal({ host: 'internal:8080', origin: 'https://evil.example' }, url)).toBe(403);
  });
});
