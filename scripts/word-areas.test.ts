import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '#words/en/index.ts';
import { everywhere } from '#words/load-words.ts';

const root = join(import.meta.dirname, '..');

/** Pages that are given some areas of the words, and not all. */
const pages = [
  'app/(auth)/sign-in/page.tsx',
  'app/(auth)/invite/[token]/page.tsx',
  'app/(auth)/reset-password/page.tsx',
  'app/(auth)/wait/[token]/page.tsx',
  'app/form/[org]/[slug]/page.tsx',
  'app/error.tsx',
  'app/not-found.tsx',
];

/** A file and all that it imports of ours, which is what a page may come to show. */
function reach(file: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(file)) return seen;
  const code = readFileSync(join(root, file), 'utf8');
  seen.set(file, code);
  for (const [, from = ''] of code.matchAll(/(?:from|import\() ?'([#.][^']+\.tsx?)'/g)) {
    const target = from.startsWith('#') ? from.slice(1) : join(dirname(file), from);
    if (target.startsWith('components/')) reach(target, seen);
  }
  return seen;
}

test.each(pages)('%s is given every area whose words it may say', (page) => {
  expect(existsSync(join(root, page))).toBe(true);
  const code = readFileSync(join(root, page), 'utf8');
  const given = new Set<string>(everywhere);
  for (const [, list = ''] of code.matchAll(/loadAreas\([^[]*\[([^\]]*)\]/g))
    for (const [, area = ''] of list.matchAll(/'(\w+)'/g)) given.add(area);
  const missing = [...reach(page)].flatMap(([file, text]) =>
    [...text.matchAll(/['"`](\w+)\.(\w+)['"`]/g)].flatMap(([, area = '', key = '']) => {
      const texts: Record<string, string> | undefined = Object.entries(en).find(([name]) => name === area)?.[1];
      return texts?.[key] !== undefined && !given.has(area) ? [`${area}.${key} in ${file}`] : [];
    }),
  );
  expect(missing).toEqual([]);
});
