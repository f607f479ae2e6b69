import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usage = `npm run new node <pack.name>        for example: npm run new node http.download
npm run new command <kebab-name>    for example: npm run new command select-branch
npm run new page <kebab-name>       for example: npm run new page usage`;

type Change = { path: string; text: string };

const kinds: { [kind: string]: (name: string, read: (path: string) => string) => Change[] } = {
  node: newNode,
  command: newCommand,
  page: newPage,
};

/** The files that a new thing of that kind needs, new and changed ones; throws a sentence for a name that cannot be. */
export function plan(kind: string, name: string, read: (path: string) => string): Change[] {
  const make = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (make === undefined) throw new Error(`There is no kind '${kind}'. Use one of:\n${usage}`);
  return make(name, read);
}

function newNode(type: string, read: (path: string) => string): Change[] {
  const [, pack = '', own = ''] = /^([a-z]+)\.([a-z][a-z_]*)$/.exec(type) ?? [];
  if (pack === '')
    throw new Error(`A node is called after its pack and what it does, such as http.download; got '${type}'.`);
  const file = own.replaceAll('_', '-');
  const name = camel(file);
  const words = own.replaceAll('_', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const index = `nodes/${pack}/index.ts`;
  return [
    {
      path: `nodes/${pack}/${file}.ts`,
      text: `import { z } from 'zod';
import { defineNode } from '#engine/node/define.ts';
import { filledField } from '../fields.ts';

/** Greets somebody. */
export const ${name} = defineNode({
  type: '${type}',
  version: 1,
  title: '${title}',
  sentence: 'Greets {name}',
  summary: 'Greets somebody by name.',
  pack: '${pack}',
  icon: 'hand',
  keywords: ['hello', 'greeting', 'welcome'],
  params: z.strictObject({
    name: filledField({ label: 'Name', hint: 'Who is greeted.', placeholder: '{{ input.name }}' }),
  }),
  effect: 'pure',
  run: ({ params }) => ({ greeting: \`Hello \${params.name}\` }),
  examples: [
    {
      name: 'Greets Ada',
      params: { name: '{{ input.name }}' },
      roots: { input: { name: 'Ada' } },
      expect: { output: { greeting: 'Hello Ada' } },
    },
  ],
});
`,
    },
    { path: index, text: withEntry(read(index), { name, from: `./${file}.ts` }) },
  ];
}

function newCommand(file: string, read: (path: string) => string): Change[] {
  const name = camel(kebab(file));
  const words = file.replaceAll('-', ' ');
  const index = 'components/editor/commands/index.ts';
  return [
    {
      path: `components/editor/commands/${file}.ts`,
      text: `import type { Command } from './command.ts';

export const ${name}: Command = {
  id: '${file}',
  title: '${words.charAt(0).toUpperCase()}${words.slice(1)}',
  group: 'View',
  run: ({ editor }) => editor.update({ announcement: '${words}' }),
};
`,
    },
    { path: index, text: withEntry(read(index), { name, from: `./${file}.ts` }) },
  ];
}

function newPage(file: string, read: (path: string) => string): Change[] {
  const name = camel(kebab(file));
  const component = name.charAt(0).toUpperCase() + name.slice(1);
  const words = file.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const list = 'components/shell/places.ts';
  const places = read(list);
  const end = places.indexOf('\n];', places.indexOf('const places'));
  if (end < 0) throw new Error(`${list} has no list of places any more.`);
  return [
    {
      path: `app/(studio)/[org]/${file}/page.tsx`,
      text: `import { ${component} } from '#components/${file}/${file}.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.${name}');

export default function Page() {
  return <${component} />;
}
`,
    },
    {
      path: `components/${file}/${file}.tsx`,
      text: `'use client';
import { useWords } from '#words/use-words.ts';

/** The page ${title}. */
export function ${component}() {
  const t = useWords();
  return <h1>{t('shell.${name}')}</h1>;
}
`,
    },
    {
      path: list,
      text: `${places.slice(0, end)}\n  { path: '${file}', title: 'shell.${name}', icon: Workflow },${places.slice(end)}`,
    },
    ...['words/en/shell.ts', 'words/de/shell.ts'].map((path) => ({ path, text: withWord(read(path), name, title) })),
  ];
}

/** Adds a word at the end of an area of the catalogue; in another language it waits there to be translated. */
function withWord(text: string, key: string, word: string): string {
  const end = text.lastIndexOf('\n}');
  return `${text.slice(0, end)}\n  ${key}: '${word}',${text.slice(end)}`;
}

/** Adds an import and an entry at the end of the one list of an index file. */
function withEntry(text: string, { name, from }: { name: string; from: string }): string {
  if (text.includes(`'${from}'`)) throw new Error(`'${name}' is in the list already.`);
  const imports = [...text.matchAll(/^import .*;$/gm)];
  const last = imports.at(-1);
  const close = text.lastIndexOf('];');
  if (last === undefined || close < 0) throw new Error('The index file is no list of imports any more.');
  const at = last.index + last[0].length;
  const list = text.slice(at, close).replace(/,?\s*$/, ',');
  return `${text.slice(0, at)}\nimport { ${name} } from '${from}';${list}\n  ${name},\n${text.slice(close)}`;
}

function kebab(name: string): string {
  if (/^[a-z]+(-[a-z0-9]+)*$/.test(name)) return name;
  throw new Error(`The name must be small words with hyphens, such as select-branch; got '${name}'.`);
}

function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , kind = '', name = ''] = process.argv;
  const root = join(import.meta.dirname, '..');
  const read = (path: string) => {
    if (existsSync(join(root, path))) return readFileSync(join(root, path), 'utf8');
    throw new Error(`${path} does not exist. A new pack needs its index.ts and a line in nodes/index.ts first.`);
  };
  try {
    const changes = plan(kind, name, read);
    const [first] = changes;
    if (first !== undefined && existsSync(join(root, first.path))) throw new Error(`${first.path} is there already.`);
    for (const { path, text } of changes) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      process.stdout.write(`${path}\n`);
    }
    process.stdout.write('Now: npx biome check --write, and npx vitest run for the folder.\n');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
