import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { english } from '#words/testing/english.ts';
import { failureHelp } from './failure-help.ts';

const other = failureHelp(english, { code: 'made_up_by_a_node' });

describe('help with failures', () => {
  it('has a sentence for every code that the engine and the nodes fail with', () => {
    const root = join(import.meta.dirname, '../..');
    const codes = new Set(
      ['engine/host', 'nodes'].flatMap((folder) => sources(join(root, folder)).flatMap((text) => codesIn(text))),
    );
    expect(codes.size).toBeGreaterThan(6);
    expect(
      [...codes].filter(
        (code) => failureHelp(english, { code }) === other || failureHelp(english, { code }).mend === other.mend,
      ),
    ).toEqual([]);
  });

  it('says of other codes whether trying again can help', () => {
    expect(other.remedies).toContain('again');
    expect(failureHelp(english, { code: 'made_up_by_a_node', retryable: false }).remedies).not.toContain('again');
    expect(failureHelp(english, { code: 'timeout', stopped: true }).mend).toContain('on purpose');
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !/test|suite/.test(entry.name + entry.parentPath),
    )
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/NodeFailure\(\s*'([a-z_]+)'/g)].map((match) => match[1] ?? '');
}
