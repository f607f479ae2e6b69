import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { de } from '#words/de/index.ts';
import { en } from '#words/en/index.ts';
import { literalWords } from './literal-words.ts';

const root = join(import.meta.dirname, '..');

/** Folders and files whose texts still stand in the code; the list only shrinks. */
const pending = ['components/canvas/sentence.ts'];

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'components'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^components\/(testing|design)\//.test(file));

describe('the catalogue', () => {
  test.each(messages(en))('%s takes the same arguments in German', (key, english) => {
    const german = new Map(messages(de)).get(key) ?? '';
    expect(argumentsOf(german)).toEqual(argumentsOf(english));
  });

  test('holds no message that nothing says', () => {
    const code = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const used = new Set(code.match(/(?<=['"`])[a-zA-Z]+\.\w+(?=['"`])/g));
    const unsaid = messages(en).flatMap(([key]) => (used.has(key) ? [] : [key]));
    // What many folders share waits for those that still say it themselves.
    expect(unsaid.filter((key) => pending.length === 0 || !key.startsWith('common.'))).toEqual([]);
  });

  test.each(pending)('is still without some words of %s', (folder) => {
    expect(files.filter((file) => isIn(file, folder)).flatMap(literalsOf)).not.toEqual([]);
  });

  test('holds every word that pages show or read aloud', () => {
    const converted = files.filter((file) => !pending.some((folder) => isIn(file, folder)));
    expect(converted.flatMap(literalsOf)).toEqual([]);
  });
});

describe('a text in the code', () => {
  test.each([
    ['<p>Hello there</p>', 'Hello there'],
    ['<Input aria-label="Name" />', 'Name'],
    ['<Input placeholder={busy ? "Wait" : t("a.b")} />', 'Wait'],
    ['<p>{count > 1 ? "many" : `none of ${all}`}</p>', 'many'],
    ['toast("Saved")', 'Saved'],
    ['const entry = { title: "Rename" }', 'Rename'],
    ['const why = () => "It has no name."', 'It has no name.'],
  ])('is found in %s', (code, text) => {
    expect(literalWords(code, 'x.tsx').map((word) => word.text)).toContain(text);
  });

  test.each([
    '<p className="flex gap-2">{t("a.b")} · 4</p>',
    'const entry = { title: "commands.save", id: "save" }',
    'throw new Error("It must stand inside a page.")',
    '<span>Patchbay</span>',
  ])('is not in %s', (code) => {
    expect(literalWords(code, 'x.tsx')).toEqual([]);
  });
});

function messages(language: Record<string, Record<string, string>>): [key: string, text: string][] {
  return Object.entries(language).flatMap(([area, texts]) =>
    Object.entries(texts).map(([key, text]): [string, string] => [`${area}.${key}`, text]),
  );
}

function argumentsOf(text: string): string[] {
  return [...new Set(parse(text).flatMap(namesOf))].sort();
}

function namesOf(element: MessageFormatElement): string[] {
  if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
  if (element.type === TYPE.tag) return [`<${element.value}>`, ...element.children.flatMap(namesOf)];
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element.value];
  return [element.value, ...Object.values(element.options).flatMap(({ value }) => value.flatMap(namesOf))];
}

function isIn(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function literalsOf(file: string): string[] {
  return literalWords(readFileSync(join(root, file), 'utf8'), file).map(({ line, text }) => `${file}:${line} ${text}`);
}
