import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#engine/json.ts';
import { openLines } from './lines.ts';

/** A text cut into pieces of a size. */
function pieces(text: string, size: number) {
  const bytes = Buffer.from(text);
  const count = Math.ceil(bytes.length / size);
  let reads = 0;
  return {
    count,
    read: async (piece: number) => {
      reads++;
      return bytes.subarray(piece * size, (piece + 1) * size);
    },
    get reads() {
      return reads;
    },
  };
}

async function all(text: string, size: number, format: 'ndjson' | 'csv'): Promise<Json[]> {
  const lines = await openLines(pieces(text, size), format);
  const items: Json[] = [];
  for (let line = lines.count - 1; line >= 0; line--) items.unshift(await lines.read(line));
  return items;
}

describe('lines of an asset', () => {
  it('are found wherever pieces are cut, last line first', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.record({ a: fc.string({ unit: 'grapheme' }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value), fc.integer({ min: 1, max: 40 }), fc.boolean(), async (items, size, ends) => {
        const text = items.map((item) => JSON.stringify(item)).join('\n') + (ends ? '\n' : '');
        expect(await all(text, size, 'ndjson')).toEqual(JSON.parse(JSON.stringify(items)));
      }),
      { numRuns: 300 },
    );
  });

  it('leave out empty lines, and take both ends of line', async () => {
    expect(await all('1\r\n\r\n2\n\n\n3\n\n', 3, 'ndjson')).toEqual([1, 2, 3]);
    expect(await all('', 3, 'ndjson')).toEqual([]);
  });

  it('are records of CSV by the names of its first line, line feeds between quotes included', async () => {
    const text = 'name,said,n\nAda,"one\ntwo",1\n"B ""x""",plain,007\n';
    for (const size of [1, 4, 7, 100])
      expect(await all(text, size, 'csv')).toEqual([
        { name: 'Ada', said: 'one\ntwo', n: 1 },
        { name: 'B "x"', said: 'plain', n: '007' },
      ]);
  });

  it('are refused with the line that is no JSON', async () => {
    await expect(all('1\n{oops\n', 100, 'ndjson')).rejects.toThrow('Line 2 is no JSON: {oops');
  });

  it('are read piece by piece, not from the beginning', async () => {
    const source = pieces(Array.from({ length: 1_000 }, (_, index) => `${index}\n`).join(''), 64);
    const lines = await openLines(source, 'ndjson');
    const before = source.reads;
    for (let line = 500; line < 520; line++) expect(await lines.read(line)).toBe(line);
    expect(source.reads - before).toBeLessThan(8);
  });
});
