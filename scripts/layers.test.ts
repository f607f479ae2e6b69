import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentinels } from './check-chunks.mjs';

const root = join(import.meta.dirname, '..');
const biome = join(root, 'node_modules/.bin/biome');

const forbidden: [from: string, code: string][] = [
  ['app/page.tsx', `import '#server/main.ts';`],
  ['app/page.tsx', `import '#engine/json.ts';`],
  ['engine/run/x.ts', `import '#nodes/index.ts';`],
  ['engine/run/x.ts', `import 'undici';`],
  ['engine/run/x.ts', `import 'node:fs';`],
  ['engine/expr/x.ts', `import '../graph/plan.ts';`],
  ['engine/graph/x.ts', `import '../node/ctx.ts';`],
  ['engine/node/x.ts', `import '../run/state.ts';`],
  ['engine/run/x.ts', `import '../host/host.ts';`],
  ['engine/host/x.ts', `import '../testing/clock.ts';`],
  ['engine/run/x.ts', `export const at = Date.now();`],
  ['engine/run/x.ts', `export const at = new Date();`],
  ['engine/run/x.ts', `export const at = Math.random();`],
  ['nodes/data/x.ts', `export const at = Math.random();`],
  ['nodes/data/x.ts', `export const at = fetch('https://example.com');`],
  ['nodes/data/x.ts', `import '#server/config.ts';`],
  ['nodes/data/x.ts', `import '#db/connect.ts';`],
  ['nodes/data/x.ts', `import '#engine/run/state.ts';`],
  ['nodes/data/x.ts', `import '#engine/host/drive.ts';`],
  ['db/x.ts', `import '#server/config.ts';`],
  ['db/x.ts', `import '#nodes/index.ts';`],
  ['db/x.ts', `import '#engine/run/apply.ts';`],
  ['together/x.ts', `import '#db/access.ts';`],
  ['together/x.ts', `import '#engine/run/apply.ts';`],
  ['server/x.ts', `import '#components/ui/button.tsx';`],
  ['server/x.ts', `import '#nodes/http/request.ts';`],
  ['server/x.ts', `import 'drizzle-orm';`],
  ['server/x.ts', `import 'drizzle-orm/pg-core';`],
  ['server/x.ts', `import 'undici';`],
  ['server/x.ts', `export const answer = fetch('https://example.com');`],
  ['server/x.ts', `export const port = process.env.PORT;`],
  ['components/x.tsx', `import '#nodes/index.ts';`],
  ['components/x.tsx', `import '#db/access.ts';`],
  ['components/x.tsx', `import '#server/config.ts';`],
  ['components/x.tsx', `import '#engine/node/ctx.ts';`],
  ['components/x.tsx', `import '#engine/host/drive.ts';`],
  ['components/editor/x.tsx', `import '@xyflow/react';`],
  ['components/x.tsx', `import '#words/en/index.ts';`],
  ['components/canvas/x.tsx', `import '#words/de/shell.ts';`],
  ['components/x.tsx', `export { useTranslations } from 'use-intl';`],
  ['components/canvas/x.tsx', `import { useTranslations } from 'use-intl'; useTranslations();`],
  ['app/page.tsx', `import { useTranslations } from 'use-intl'; useTranslations();`],
  ['words/x.ts', `import '#components/ui/button.tsx';`],
  ['engine/graph/x.ts', `import '#words/words.ts';`],
  ['nodes/data/x.ts', `import '#words/words.ts';`],
  ['e2e/x.ts', `import '#server/config.ts';`],
  ['cli/x.ts', `import '#server/config.ts';`],
  ['cli/x.ts', `import '#db/access.ts';`],
];

const allowed: [from: string, code: string][] = [
  ['components/canvas/x.tsx', `import '@xyflow/react';`],
  ['components/x.tsx', `import '#engine/graph/schema.ts';`],
  ['components/x.tsx', `import type { Words } from '#words/words.ts';`],
  ['app/page.tsx', `import '#words/request.ts';`],
  ['components/x.tsx', `import { useLocale } from 'use-intl'; useLocale();`],
  ['words/x.ts', `import { useTranslations } from 'use-intl'; useTranslations();`],
  ['together/x.ts', `import 'yjs';`],
  ['components/x.tsx', `import '#together/shared-graph.ts';`],
  ['db/x.ts', `import 'drizzle-orm';`],
  ['server/host/fetch.ts', `import 'undici';`],
  ['server/config.ts', `export const port = process.env.PORT;`],
  ['server/x.ts', `import '#nodes/index.ts';`],
  ['nodes/data/x.ts', `import '#engine/node/define.ts';`],
  ['engine/expr/x.ts', `import 'acorn';`],
  ['cli/x.ts', `import '#engine/graph/parse.ts';`],
  ['cli/x.ts', `import '#server/operations/workflows/check-graph.ts';`],
];

/** A folder with the rules alone: one file for each case, so that one call of the linter judges them all. */
const folder = mkdtempSync(join(tmpdir(), 'patchbay-layers-'));
let refused = new Set<string>();

beforeAll(() => {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  cpSync(join(root, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const files = [...forbidden, ...allowed].map(([from, code]) => {
    const path = caseFile(from, code);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${code}\n`);
    return path;
  });
  const { stdout } = spawnSync(
    biome,
    ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', ...files],
    { cwd: folder, encoding: 'utf8' },
  );
  const errors = stdout.matchAll(/^::error title=([^,]*),file=([^,]*),/gm);
  refused = new Set([...errors].flatMap(([, rule = '', file = '']) => (rules.test(rule) ? [file] : [])));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rules = /noRestrictedImports|noRestrictedGlobals|noProcessEnv|plugin/;

/** Files that stand for themselves keep their name; `x` becomes a name of its own for each case. */
function caseFile(from: string, code: string): string {
  const index = [...forbidden, ...allowed].findIndex((pair) => pair[0] === from && pair[1] === code);
  return from.replace(/\/(x|page)\./, `/case-${index}.`);
}

describe('layers', () => {
  test.each(forbidden)('%s may not contain %s', (from, code) => {
    expect([...refused].some((file) => file.endsWith(caseFile(from, code)))).toBe(true);
  });

  test.each(allowed)('%s may contain %s', (from, code) => {
    expect([...refused].some((file) => file.endsWith(caseFile(from, code)))).toBe(false);
  });

  test('no relative import reaches into another layer', () => {
    expect(imports().filter(({ file, from }) => from.startsWith('.') && leaves(file, from))).toEqual([]);
  });

  test('pages take nothing but types from the server', () => {
    const values = imports().filter(
      ({ file, from, isType }) => inPages(file) && from.startsWith('#server/') && !isType,
    );
    expect(values).toEqual([]);
  });

  test('a pack of nodes imports no other pack', () => {
    const across = imports().filter(({ file, from }) => {
      const [top, pack] = file.split('/');
      const target = normalize(join(dirname(file), from)).split(sep);
      return (
        top === 'nodes' && file.split('/').length > 2 && from.startsWith('.') && target.length > 2 && target[1] !== pack
      );
    });
    expect(across).toEqual([]);
  });

  test('the words by which leaked code is found stand in the code', () => {
    for (const { file, text } of sentinels) expect(readFileSync(join(root, file), 'utf8')).toContain(text);
  });
});

/** The folders that are reached by alias from outside. */
const layers = new Set(['app', 'components', 'db', 'engine', 'nodes', 'server', 'together', 'words']);

const folders = [
  'app',
  'bench',
  'components',
  'db',
  'e2e',
  'engine',
  'nodes',
  'scripts',
  'server',
  'together',
  'words',
];

function imports(): { file: string; from: string; isType: boolean }[] {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(tsx?|mjs)$/.test(file));
  return files.flatMap((file) => {
    const code = read(join(root, file));
    const found = code.matchAll(/^(?:import|export) (type )?(?:[^'";]*? from )?'([^']+)';/gm);
    return [...found].map(([, type, from = '']) => ({ file, from, isType: type !== undefined }));
  });
}

/** A file that is being renamed beside us has no imports. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function leaves(file: string, from: string): boolean {
  const [top = ''] = normalize(join(dirname(file), from)).split(sep);
  return layers.has(top) && top !== file.split('/')[0];
}

function inPages(file: string): boolean {
  return file.startsWith('components/') || file.startsWith('app/');
}
