import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { folder, renderPages, sampleCatalogue, sampleDescriptions } from './docs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (path: string) => readFileSync(join(root, path), 'utf8');

/** Every document of the project, by its path. */
const documents = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.md') && !/(^|\/)(node_modules|\.next|test-results)\//.test(path),
);

describe('the reference of nodes', () => {
  it('is what the catalogue says; `npm run docs` makes it anew', () => {
    const pages = renderPages();
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
    for (const [name, page] of pages) expect(readFileSync(join(folder, name), 'utf8')).toBe(page);
    expect(JSON.parse(readFileSync(sampleCatalogue, 'utf8'))).toEqual(sampleDescriptions());
  });
});

describe('the table of settings in the README', () => {
  const rows = [...text('README.md').matchAll(/^\| (`[A-Z_`, ]+`) \| (.*?) \|/gm)];
  const named = rows.flatMap((row) => [...(row[1] ?? '').matchAll(/[A-Z_]{4,}/g)].map(([name]) => name));

  it('names every variable that the server reads, and no other', () => {
    const read = [...text('server/config.ts').matchAll(/^ {2}([A-Z_]{4,}): z$|^ {2}([A-Z_]{4,}): z\./gm)];
    expect(named.sort()).toEqual(read.map((match) => match[1] ?? match[2]).sort());
  });

  it('gives the defaults that the server has', () => {
    const { port, host, dataDir, assetsUrl, role, demo } = readConfig({});
    const defaults: { [name: string]: string } = {
      PORT: String(port),
      HOST: host,
      DATA_DIR: dataDir,
      ASSETS_URL: assetsUrl,
      PATCHBAY_ROLE: role,
      PATCHBAY_DEMO: demo ? '1' : '0',
    };
    for (const [name, value] of Object.entries(defaults)) {
      const row = rows.find((match) => match[1]?.includes(`\`${name}\``));
      expect([name, row?.[2]]).toEqual([name, expect.stringContaining(`\`${value}\``)]);
    }
  });
});

describe('documents', () => {
  it.each(documents)('link to files that are there: %s', (path) => {
    const links = [...text(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      (match) => match[1] ?? '',
    );
    const missing = links.filter((link) => !existsSync(join(root, dirname(path), link)));
    expect(missing).toEqual([]);
  });

  it('keep the README on a few screens', () => {
    expect(text('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });
});
