import { describe, expect, it } from 'vitest';
import { english } from '#words/testing/english.ts';
import { curlRequest } from './curl-request.ts';
import { isCurl } from './is-curl.ts';

describe('a curl command', () => {
  it('is told from other text', () => {
    expect(isCurl('curl https://a.example')).toBe(true);
    expect(isCurl('  $ curl -s a.example')).toBe(true);
    expect(isCurl('{"patchbay": "clip"}')).toBe(false);
    expect(isCurl('curly braces')).toBe(false);
  });

  it('reads a plain address', () => {
    expect(curlRequest(english, 'curl -sSL https://a.example/x?y=1')).toMatchObject({
      params: { method: 'GET', url: 'https://a.example/x?y=1' },
      secrets: [],
    });
    expect(curlRequest(english, 'curl a.example').params.url).toBe('http://a.example');
  });

  it('reads what browsers copy, and leaves credentials out', () => {
    const text = `curl 'https://shop.example/api/orders' \\
      -H 'Accept: application/json' \\
      -H 'Authorization: Bearer secret' \\
      -b 'session=secret' \\
      -H 'Content-Type: application/json' \\
      --data-raw '{"item":"it'"'"'s","count":2}' --compressed`;
    const { params, secrets, ignored } = curlRequest(english, text);
    expect(params).toEqual({
      method: 'POST',
      url: 'https://shop.example/api/orders',
      headers: { Accept: 'application/json' },
      body: { item: "it's", count: 2 },
    });
    expect(secrets).toEqual(['Authorization', '--cookie']);
    expect(ignored).toEqual([]);
    expect(JSON.stringify(params)).not.toContain('secret');
  });

  it('reads forms, glued options, --json and -G', () => {
    expect(curlRequest(english, 'curl -XPUT -d a=1 -d b=2 https://a.example').params).toEqual({
      method: 'PUT',
      url: 'https://a.example',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=1&b=2',
    });
    expect(curlRequest(english, `curl --json '[1]' https://a.example`).params).toMatchObject({
      method: 'POST',
      body: [1],
    });
    expect(curlRequest(english, 'curl -G --data-urlencode "q=a b&c" https://a.example/s').params).toEqual({
      method: 'GET',
      url: 'https://a.example/s?q=a%20b%26c',
    });
    expect(curlRequest(english, 'curl --request=DELETE --url=https://a.example/1').params).toMatchObject({
      method: 'DELETE',
    });
  });

  it('keeps what is no JSON as it is, and names what it cannot do', () => {
    expect(
      curlRequest(english, `curl -H 'Content-Type: application/json' -d '{oops' https://a.example`).params.body,
    ).toBe('{oops');
    expect(curlRequest(english, 'curl -F file=@a.png --cert me.pem https://a.example?x=$ID').ignored).toEqual([
      '--form',
      '--cert',
    ]);
    expect(curlRequest(english, 'curl "https://a.example?x=$ID"').params.url).toBe('https://a.example?x=$ID');
  });

  it('without an address is refused', () => {
    expect(() => curlRequest(english, 'curl -s')).toThrow('names no address');
  });
});
