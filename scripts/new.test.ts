import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plan } from './new.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

describe('npm run new', () => {
  it('writes a node with one example, and its line in the pack', () => {
    const [node, index] = plan('node', 'http.say_hello', read);
    expect(node?.path).toBe('nodes/http/say-hello.ts');
    expect(node?.text).toContain("type: 'http.say_hello'");
    expect(node?.text).toContain('export const sayHello = defineNode({');
    expect(index?.text).toContain("import { sayHello } from './say-hello.ts';");
    expect(index?.text).toMatch(/= \[[^\]]*\bsayHello,\n\];/);
  });

  it('writes an editor command and its line in the list', () => {
    const [command, index] = plan('command', 'select-branch', read);
    expect(command?.path).toBe('components/editor/commands/select-branch.ts');
    expect(index?.text).toContain("import { selectBranch } from './select-branch.ts';");
    expect(index?.text.match(/\bselectBranch\b/g)).toHaveLength(2);
  });

  it('writes a page of one component, and its place in the navigation', () => {
    const [page, component, places, english, german] = plan('page', 'usage', read);
    expect(page?.path).toBe('app/(studio)/[org]/usage/page.tsx');
    expect(page?.text).toContain("import { Usage } from '#components/usage/usage.tsx';");
    expect(component?.path).toBe('components/usage/usage.tsx');
    expect(places?.text).toContain("{ path: 'usage', title: 'shell.usage', icon: Workflow },\n];");
    expect(english?.text).toContain("  usage: 'Usage',\n} as const;");
    expect(german?.text).toContain("  usage: 'Usage',\n};");
  });

  it.each([
    ['node', 'download', 'called after its pack'],
    ['node', '../x.y', 'called after its pack'],
    ['node', 'http.request', 'in the list already'],
    ['command', 'Bad Name', 'small words with hyphens'],
    ['page', '../x', 'small words with hyphens'],
    ['door', 'x', "no kind 'door'"],
  ])('refuses %s %s with a sentence', (kind, name, sentence) => {
    expect(() => plan(kind, name, read)).toThrow(sentence);
  });
});
