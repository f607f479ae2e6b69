import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { groupWords } from '#components/editor/commands/group-words.ts';
import { de } from '#words/de/index.ts';
import { nodes } from '#words/de/nodes/index.ts';
import { en } from '#words/en/index.ts';
import { literalWords } from './literal-words.ts';

const root = join(import.meta.dirname, '..');

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'components'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^components\/(testing|design)\//.test(file));

/** The one place that orders texts as a language does. */
const compares = 'components/ui/use-compare.ts';

/** Dates and numbers that are written without the language of the page. */
const ownFormat = /\.toLocale(?!(Lower|Upper)Case)|\bIntl\.\w+\((?!\)\.resolvedOptions)/;

/** Classes of a side of the screen; what is put in the middle by `left-1/2` has none. */
const side =
  /(?<=[\s'"`:!])-?(text-(left|right)|(border|rounded)-[lr]|rounded-[tb][lr]|([mp][lr]|scroll-[mp][lr]|left|right)-(?!1\/2)[\w[/.]+)(?=[\s'"`-])/;

/** The canvas lies the same way round in every language, and what is placed by measuring it. */
const geometric = /^components\/(canvas\/|editor\/parts\/add-list\.tsx|editor\/studio-frame\.tsx)/;

describe('the catalogue', () => {
  test('takes the same arguments in German', () => {
    const german = new Map(messages(de));
    const differing = messages(en).flatMap(([key, text]) => {
      const [wanted, given] = [argumentsOf(text).join(), argumentsOf(german.get(key) ?? '').join()];
      return wanted === given ? [] : [`${key} takes ${wanted || 'nothing'}, in German ${given || 'nothing'}`];
    });
    expect(differing).toEqual([]);
  });

  test('says in German what to do in the infinitive, and one word for what failed', () => {
    const texts = [...messages(de).map(([, text]) => text), ...Object.values(nodes.texts)];
    const command = /(?<=^|[.,:;?!] |\b(und|oder) )\p{L}{2,}e?n Sie(?= )|(?<!\p{L})[Ss]cheiter|gescheiter/u;
    expect(texts.filter((text) => command.test(text))).toEqual([]);
  });

  test('holds no message that nothing says', () => {
    const code = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const used = new Set(code.match(/(?<=['"`])[a-zA-Z]+\.\w+(?=['"`])/g));
    expect(messages(en).flatMap(([key]) => (used.has(key) ? [] : [key]))).toEqual([]);
  });

  test('holds every word that pages show or read aloud', () => {
    expect(files.flatMap(literalsOf)).toEqual([]);
  });

  test('is not passed by: dates and numbers are written by useFormats, in the language of the page', () => {
    expect(files.filter((file) => ownFormat.test(readFileSync(join(root, file), 'utf8')))).toEqual([compares]);
  });

  test.each(['count.toLocaleString("en")', 'new Intl.NumberFormat()', 'day.toLocaleDateString()'])(
    'would be passed by with %s',
    (code) => expect(code).toMatch(ownFormat),
  );
});

describe('classes', () => {
  test('say start and end, not left and right', () => {
    expect(files.filter((file) => !geometric.test(file)).flatMap(sidesOf)).toEqual([]);
  });

  test.each(['"flex ml-2"', "'text-right'", '"max-xl:pl-3"', '"-right-2"', '"!mr-1"', '"rounded-tl-lg"', "'border-l'"])(
    'would not with %s',
    (code) => expect(code).toMatch(side),
  );

  test.each(['"left-1/2 -translate-x-1/2"', '"ms-2 text-end"', '"border-line"', 'side === "left"'])(
    'would with %s',
    (code) => expect(code).not.toMatch(side),
  );
});

describe('a text in the code', () => {
  test.each([
    ['<p>Hello there</p>', 'Hello there'],
    ['<Input aria-label="Name" />', 'Name'],
    ['<Input placeholder={busy ? "Wait" : t("a.b")} />', 'Wait'],
    ['<p>{count > 1 ? "many" : `none of ${all}`}</p>', 'many'],
    ['<p>{list.map(({ a, b }) => `${a} by ${b}`)}</p>', '{…} by {…}'],
    ['const entry = { group: "Pages" }', 'Pages'],
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

function literalsOf(file: string): string[] {
  // A command names its group by an id, which looks like a word.
  const isGroup = (text: string) => file.startsWith('components/editor/commands/') && text in groupWords;
  return literalWords(readFileSync(join(root, file), 'utf8'), file).flatMap(({ line, text }) =>
    isGroup(text) ? [] : [`${file}:${line} ${text}`],
  );
}

function sidesOf(file: string): string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => (side.test(line) ? [`${file}:${index + 1} ${line.match(side)?.[0]}`] : []));
}
