import { describe, expect, it } from 'vitest';
import { refuseForgery } from './authenticate.ts';

const request = (headers: Record<string, string>, method = 'POST') =>
  new Request('http://localhost:3000/api/v1/runs', {
    method,
    headers: { host: 'localhost:3000', 'content-type': 'application/json', ...headers },
  });

describe('a request with a cookie', () => {
  it.each<[string, Record<string, string>]>([
    ['the browser says so', { 'sec-fetch-site': 'same-origin' }],
    ['its origin is ours', { origin: 'http://localhost:3000' }],
  ])('may change something when %s', (_, headers) => {
    expect(() => refuseForgery(request(headers))).not.toThrow();
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['nowhere', {}],
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['a page in a sandbox', { origin: 'null' }],
    ['a form', { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' }],
    ['a form that pretends', { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain; application/json' }],
  ])('may not when it comes from %s', (_, headers) => {
    expect(() => refuseForgery(request(headers))).toThrow('must be JSON from our own pages');
  });

  it('may look from anywhere', () => {
    expect(() => refuseForgery(request({ origin: 'https://evil.example' }, 'GET'))).not.toThrow();
  });
});
