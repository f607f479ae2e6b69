import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = import.meta.dirname;

describe('SPEC.md', () => {
  it('has a test for every rule, and no test names a rule it does not have', () => {
    const rules = new Set(
      [...readFileSync(join(root, 'SPEC.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(
        (match) => match[1] ?? '',
      ),
    );
    const files = [...testFiles(root), ...testFiles(join(root, '../server/triggers'))];
    const cited = new Set(files.flatMap((file) => citations(readFileSync(file, 'utf8'))));
    expect([...rules].filter((rule) => !cited.has(rule))).toEqual([]);
    expect([...cited].filter((rule) => !rules.has(rule))).toEqual([]);
    expect(rules.size).toBe(125);
  });
});

/** Rule numbers in the titles of tests: `it('[S1] …')`, `it('[S1, S2] …')`. */
function citations(text: string): string[] {
  return [...text.matchAll(/\bit(?:\.each\([^)]*\))?\(\s*['"`]\[([^\]]+)\]/g)].flatMap((match) =>
    (match[1] ?? '').split(/,\s*/),
  );
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
