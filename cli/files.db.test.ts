import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { graphOf, publish } from '#server/testing/test-app.ts';
import { run } from './run.ts';
import { type CliApp, cliApp } from './testing/cli-app.ts';

let app: CliApp;
let dir: string;

const greeting = graphOf('greeting', [
  { id: 'start', type: 'start' },
  { id: 'text', type: 'set', params: { value: 'Dear {{ input.name }},\n\nwelcome.\n' } },
  { id: 'end', type: 'end', params: { output: '{{ text }}' } },
]);

beforeAll(async () => {
  app = await cliApp();
});
afterAll(async () => {
  await app.close();
});
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'patchbay-files-'));
  for (const slug of ['greeting', 'parting']) await app.server.ask('DELETE', `/api/v1/workflows/${slug}`);
  await publish(app.server, greeting);
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const cli = (...args: string[]) => app.asked(...args, '--dir', dir);
const read = (name: string) => readFileSync(join(dir, name), 'utf8');
const edit = (name: string, from: string, to: string) => writeFileSync(join(dir, name), read(name).replace(from, to));

async function onServer(slug: string): Promise<{ revision: number; text: string; published: unknown } | null> {
  const { status, body } = await app.server.ask('GET', `/api/v1/workflows/${slug}`);
  if (status === 404) return null;
  const { revision, published } = Object(body);
  return { revision, text: JSON.stringify(Object(body).graph), published };
}

/** Somebody else saves the draft. */
async function savedMeanwhile(change: (text: string) => string): Promise<void> {
  const { body } = await app.server.ask('GET', '/api/v1/workflows/greeting');
  const { revision, graph } = Object(body);
  const changed: JsonObject = JSON.parse(change(JSON.stringify(graph)));
  const headers = { 'if-match': String(revision) };
  const saved = await app.server.ask('PUT', '/api/v1/workflows/greeting', { body: { graph: changed }, headers });
  expect(saved.status).toBe(200);
}

describe('files for git', () => {
  it('comes back byte by byte: pulled, pushed to nothing and pulled again', async () => {
    expect(await cli('pull')).toMatchObject({ code: 0, text: expect.stringContaining('new        ') });
    expect(readdirSync(dir).sort()).toEqual(['greeting.yaml', 'patchbay-lock.json']);
    const text = read('greeting.yaml');
    expect(text).toContain('value: |\n        Dear {{ input.name }},\n\n        welcome.\n');
    expect(text + read('patchbay-lock.json')).not.toContain(app.env.PATCHBAY_API_KEY);
    expect(await cli('diff')).toMatchObject({ code: 0, text: expect.stringContaining('1 files, all as on') });
    const before = await onServer('greeting');
    expect(await cli('push')).toMatchObject({ code: 0, text: expect.stringContaining('same ') });
    expect(await onServer('greeting')).toEqual(before);
    await app.server.ask('DELETE', '/api/v1/workflows/greeting');
    expect(await cli('push')).toMatchObject({ code: 1, text: expect.stringContaining('removed on the server') });
    expect(await cli('push', '--force')).toMatchObject({ code: 0, text: expect.stringContaining('created ') });
    rmSync(join(dir, 'greeting.yaml'));
    expect((await cli('pull', 'greeting')).code).toBe(0);
    expect(read('greeting.yaml')).toBe(text);
  });

  it('says field by field what a push would change, and pushes and publishes it', async () => {
    await cli('pull');
    edit('greeting.yaml', 'welcome.', 'be welcome.');
    const difference = await cli('diff');
    expect(difference.code).toBe(1);
    expect(difference.text).toContain('~ text · params.value: "Dear {{ input.name }},\\n\\nwelcome.\\n" → "Dear');
    expect(JSON.parse((await cli('diff', '--json')).text)).toMatchObject({
      files: [{ change: 'changed', difference: { nodes: [{ id: 'text', fields: [{ path: 'params.value' }] }] } }],
    });
    const before = await onServer('greeting');
    expect((await cli('push', '--dry-run')).text).toContain('replace ');
    expect(await onServer('greeting')).toEqual(before);
    expect((await cli('push', '--publish', '--note', 'Warmer')).text).toContain('version 2');
    const versions = await app.server.ask('GET', '/api/v1/workflows/greeting/versions');
    expect(versions.body).toMatchObject({ items: [{ version: 2, note: 'Warmer', active: true }, { version: 1 }] });
    expect(await cli('push', '--publish')).toEqual({
      code: 0,
      text: expect.not.stringContaining('published'),
    });
    expect((await cli('pull', 'greeting', '--version', '1')).code).toBe(0);
    expect(read('greeting.yaml')).not.toContain('be welcome.');
    expect((await cli('pull', '--live')).code).toBe(0);
    expect(read('greeting.yaml')).toContain('be welcome.');
  });

  it('refuses to replace what somebody saved meanwhile, and to lose what was changed here', async () => {
    await cli('pull');
    edit('greeting.yaml', 'welcome.', 'be welcome.');
    await savedMeanwhile((text) => text.replace('Dear', 'Hello'));
    const theirs = await onServer('greeting');
    const refused = await cli('push');
    expect(refused.code).toBe(1);
    expect(refused.text).toMatch(/CONFLICT.*owner saved revision 2 at .*made on revision 1/);
    expect(await onServer('greeting')).toEqual(theirs);
    const kept = await cli('pull');
    expect(kept).toMatchObject({ code: 1, text: expect.stringContaining('kept ') });
    expect(read('greeting.yaml')).toContain('be welcome.');
    expect((await cli('push', '--force')).code).toBe(0);
    expect((await onServer('greeting'))?.text).toContain('be welcome.');
    expect((await onServer('greeting'))?.text).toContain('Dear');
  });

  it('takes what the server was at a commit as its base, for machines that keep no lock', async () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: dir, stdio: 'pipe' });
    git('init', '-q');
    await cli('pull');
    const lock = read('patchbay-lock.json');
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'one');
    edit('greeting.yaml', 'welcome.', 'be welcome.');
    await cli('push');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qam', 'two');
    writeFileSync(join(dir, 'patchbay-lock.json'), lock);
    edit('greeting.yaml', 'be welcome.', 'be most welcome.');
    expect((await cli('push')).code).toBe(1);
    expect(await cli('push', '--base', 'nowhere')).toMatchObject({ code: 2, text: expect.stringContaining('nowhere') });
    expect((await cli('push', '--base', 'HEAD~1')).code).toBe(1);
    expect((await cli('push', '--base', 'HEAD')).code).toBe(0);
    expect((await onServer('greeting'))?.text).toContain('be most welcome.');
  });

  it('creates what is new, removes only with --prune, and nothing it never knew', async () => {
    await cli('pull', 'greeting');
    writeFileSync(join(dir, 'parting.json'), JSON.stringify({ ...greeting, slug: 'parting', name: 'parting' }));
    expect(await cli('diff')).toMatchObject({ code: 1, text: expect.stringContaining('is not on the server') });
    expect((await cli('push')).text).toContain('created ');
    rmSync(join(dir, 'parting.json'));
    await publish(app.server, { ...greeting, slug: 'stranger', name: 'stranger' });
    expect(await cli('diff')).toMatchObject({ code: 1, text: expect.stringContaining('is on the server only') });
    expect((await cli('push')).text).toContain('left there parting.json');
    expect(await onServer('parting')).not.toBeNull();
    expect((await cli('push', '--prune')).text).toContain('removed    parting.json');
    expect(await onServer('parting')).toBeNull();
    expect(await onServer('greeting')).not.toBeNull();
    expect(await onServer('stranger')).not.toBeNull();
    await app.server.ask('DELETE', '/api/v1/workflows/stranger');
  });

  it('says of a broken file where, what and how to mend it, without a server, and pushes nothing', async () => {
    await cli('pull');
    const offline = async (...args: string[]) => {
      const lines: string[] = [];
      return { code: await run([...args, '--dir', dir], {}, (line) => lines.push(line)), text: lines };
    };
    expect(await offline('validate')).toEqual({ code: 0, text: ['1 files, no errors.'] });
    edit('greeting.yaml', '{{ input.name }}', '{{ inptu.name }}');
    const misspelt = await offline('validate');
    expect(misspelt.code).toBe(1);
    const line =
      read('greeting.yaml')
        .split('\n')
        .findIndex((text) => text.includes('inptu')) + 1;
    // The value begins at its bar, one line above its first line of text.
    expect(misspelt.text[0]).toContain(`greeting.yaml:${line - 1}: error (text · params.value): `);
    expect(misspelt.text[1]).toMatch(/^ {4}\S/);
    edit('greeting.yaml', 'type: set', 'type: sett');
    expect((await offline('validate', '--json')).text[0]).toContain('sett');
    const before = await onServer('greeting');
    writeFileSync(join(dir, 'bad.yaml'), 'patchbay: 1\n<<<<<<< HEAD\nname: x\n');
    const broken = await offline('validate');
    expect(broken.text.join('\n')).toMatch(/bad\.yaml:\d: error: The file is neither YAML nor JSON/);
    expect(await cli('push')).toMatchObject({ code: 1, text: expect.stringContaining('bad.yaml:') });
    expect(await onServer('greeting')).toEqual(before);
    expect(await cli('pull', 'greeting', '--prune')).toMatchObject({
      code: 2,
      text: expect.stringContaining('--prune'),
    });
  });
});
