import type { FunctionDoc } from '#engine/expr/index.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { Scope } from './scope.tsx';

export type Completion = {
  label: string;
  /** What it is, or a sample of its value. */
  about: string;
  /** The type of its value, in a word. */
  type?: string;
  /** What is written when it is no name: `["odd key"]`, in place of the dot. */
  bracket?: string;
  doc?: FunctionDoc;
};
export type Completions = { from: number; items: Completion[] };

/** Something that is known of what stands before a dot: its value, or what its schema promises. */
type Known = { value: Json | undefined; schema: Json | undefined };

const step = String.raw`\??\.[A-Za-z_$][\w$]*|\[\d+\]|\["(?:[^"\\]|\\.)*"\]`;
const member = new RegExp(String.raw`(?:^|[^\w$.)\]])([A-Za-z_$][\w$]*(?:${step})*)\??\.([\w$]*)$`);
/** True as long as no text in quotes has begun and not ended. */
const closedTexts = /^(?:[^"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)*$/;
const most = 60;

/**
 * What can be written at a place of a text with expressions: names and functions first, then members of the last run's
 * values and of schemas, with the functions of their type. Null outside braces, and when nothing fits.
 */
export function complete(
  text: string,
  caret: number,
  scope: Scope,
  docs: readonly FunctionDoc[] = [],
): Completions | null {
  const before = text.slice(0, caret);
  const open = before.lastIndexOf('{{');
  if (open < 0 || before.indexOf('}}', open) >= 0) return null;
  const words = before.slice(open + 2);
  if (!closedTexts.test(words)) return null;
  const [, chain, part] = member.exec(words) ?? [];
  if (chain !== undefined) return fitting(caret, part ?? '', membersOf(read(chain, scope), docs));
  const behind = /(["'`)\]])\??\.([\w$]*)$/.exec(words);
  if (behind !== null) return fitting(caret, behind[2] ?? '', methodsOf(kindBefore(behind[1]), docs));
  if (/[.\w$]\.[\w$]*$/.test(words)) return null;
  const word = /[A-Za-z_$][\w$]*$/.exec(words)?.[0] ?? '';
  // All names are offered where an expression begins; behind something they wait for their first letter.
  if (word === '' && words.trim() !== '') return null;
  return fitting(caret, word, [...rootsOf(scope), ...methodsOf('global', docs)]);
}

function fitting(caret: number, part: string, items: Completion[]): Completions | null {
  const start = part.toLowerCase();
  const found = items.filter((item) => item.label.toLowerCase().startsWith(start) && item.label !== part);
  return found.length === 0 ? null : { from: caret - part.length, items: found.slice(0, most) };
}

function rootsOf({ names, values }: Scope): Completion[] {
  return names.map(({ name, about }) => {
    const value = values.get(name);
    return { label: name, about, ...(value !== undefined && { type: typeOf(value) }) };
  });
}

/** What is known at the end of a chain such as `fetch.lines[0].sku`. */
function read(chain: string, { values, schemas }: Scope): Known {
  const [root = '', ...keys] = keysOf(chain);
  let known: Known = { value: values.get(root), schema: schemas?.get(root) };
  for (const key of keys) known = { value: partOf(known.value, key), schema: schemaOfPart(known.schema, key) };
  return known;
}

function keysOf(chain: string): string[] {
  return [...chain.matchAll(/[A-Za-z_$][\w$]*|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)].map(
    ([name, index, quoted]) => index ?? (quoted === undefined ? name : String(JSON.parse(quoted))),
  );
}

function partOf(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function schemaOfPart(schema: Json | undefined, key: string): Json | undefined {
  if (!isObject(schema)) return undefined;
  if (/^\d+$/.test(key)) return schema.items;
  return isObject(schema.properties) ? schema.properties[key] : undefined;
}

function membersOf({ value, schema }: Known, docs: readonly FunctionDoc[]): Completion[] {
  const seen = isObject(value)
    ? Object.entries(value).map(([key, item]) => memberItem(key, brief(item), typeOf(item)))
    : [];
  const promised = isObject(schema) && isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const known = new Set(seen.map(({ label }) => label));
  const more = promised
    .filter(([key]) => !known.has(key))
    .map(([key, part]) => memberItem(key, descriptionOf(part), String((isObject(part) && part.type) || 'any')));
  const length =
    Array.isArray(value) || typeof value === 'string' ? [{ label: 'length', about: `${value.length}` }] : [];
  const kind = value === undefined || value === null ? kindOfSchema(schema) : kindOf(value);
  return [...seen, ...more, ...length, ...methodsOf(kind, docs)];
}

function memberItem(key: string, about: string, type: string): Completion {
  const isName = /^[A-Za-z_$][\w$]*$/.test(key);
  return { label: key, about, type, ...(!isName && { bracket: `[${JSON.stringify(key)}]` }) };
}

function descriptionOf(schema: Json): string {
  return isObject(schema) && typeof schema.description === 'string' ? schema.description : '';
}

type Kind = FunctionDoc['on'] | null;

/** Functions of one kind of value; of an unknown one all, each name once. */
function methodsOf(kind: Kind, docs: readonly FunctionDoc[]): Completion[] {
  const own = docs.filter(({ on }) => (kind === null ? on !== 'global' : on === kind));
  return [...new Map(own.map((doc) => [doc.name, doc])).values()].map((doc) => ({
    label: doc.name,
    about: doc.signature,
    type: 'function',
    doc,
  }));
}

function kindBefore(sign: string | undefined): Kind {
  if (sign === ']') return 'list';
  return sign === ')' ? null : 'string';
}

function kindOf(value: Json): Kind {
  if (Array.isArray(value)) return 'list';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}

function kindOfSchema(schema: Json | undefined): Kind {
  const type = isObject(schema) ? schema.type : null;
  if (type === 'array') return 'list';
  if (type === 'integer') return 'number';
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'object' ? type : null;
}

function typeOf(value: Json): string {
  if (value === null) return 'empty';
  const kind = kindOf(value);
  return kind === 'string' ? 'text' : (kind ?? '');
}

/** A value in a few characters. */
export function brief(value: Json, length = 40): string {
  const text = JSON.stringify(value);
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
