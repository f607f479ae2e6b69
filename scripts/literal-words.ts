import { parseAst } from 'vitest/node';

/** A text for people that stands in the code instead of in the catalogue. */
export type LiteralWord = { line: number; text: string };

/** Attributes and properties whose strings people read or hear. */
const spoken =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|label|placeholder|alt|about|hint|description|help|verb|keep|submit|note|text|sentence|summary|empty|question|detail|caption|announcement|group)$/;

/** Samples of code and data, addresses, and names of typefaces. */
const code = /\{\{|^(\{ |curl |Bearer |https?:|Inter Variable|JetBrains Mono)/;

/** Proper names, signs and words of formats, which are the same in every language. */
const names =
  /^(Patchbay|HTTP|HTTPS|MCP|A2A|OpenAPI|JSON|CSV|SVG|PNG|URL|ID|API|cURL|curl|YAML|XML|SSE|REST|Ctrl|GET|POST|length)$/;

/** What begins as a sentence does. */
const begins = /^[A-Z“][\p{L}’-]*,? [\p{L}{“’]/u;

/** Two values with words between them. */
const joins = /\{…\},? (\p{Ll}{2,} )+\{…\}/u;

/** Finds English (or any other) texts in the code of a page: what JSX shows, what is read aloud, and whole sentences. */
export function literalWords(code: string, path: string): LiteralWord[] {
  const found: LiteralWord[] = [];
  const say = (node: Json, text: string) => {
    const line = code.slice(0, Number(node.start)).split('\n').length;
    if (isWords(text) && !found.some((other) => other.line === line && other.text === text)) found.push({ line, text });
  };
  walk(parseAst(code, { lang: path.endsWith('x') ? 'tsx' : 'ts' }), say);
  return found;
}

type Json = { [key: string]: unknown };
type Say = (node: Json, text: string) => void;

function walk(value: unknown, say: Say): void {
  if (Array.isArray(value)) for (const item of value) walk(item, say);
  if (!isNode(value) || skipped(value)) return;
  if (value.type === 'JSXText') say(value, String(value.value));
  if (value.type === 'JSXAttribute' && isSpoken(value.name)) strings(value.value, say);
  if (value.type === 'Property' && isSpoken(value.key)) strings(value.value, say);
  if (value.type === 'JSXElement' || value.type === 'JSXFragment') strings(value.children, say);
  if (value.type === 'CallExpression' && isNode(value.callee) && /^(toast|perform$)/.test(calledBy(value.callee)))
    strings(value.arguments, say);
  const text = textOf(value);
  if (text !== undefined && ((begins.test(text) && !/^[A-Z]+ /.test(text)) || joins.test(text))) say(value, text);
  for (const child of Object.values(value)) walk(child, say);
}

/** The name of what is called, also where it is a method. */
function calledBy({ name, property }: Json): string {
  return String(name ?? (isNode(property) ? property.name : ''));
}

/** Types, imports and messages of thrown errors are for programmers. */
function skipped({ type, callee }: Json): boolean {
  if (type === 'NewExpression' && isNode(callee)) return /Error$/.test(String(callee.name));
  return /^(TS(Literal|Type|Union|Interface|Import).*|Import.*|ExportAll.*)$/.test(String(type));
}

/** The strings that an expression can come to, without those it gives to calls. */
function strings(value: unknown, say: Say): void {
  if (Array.isArray(value)) for (const item of value) strings(item, say);
  if (!isNode(value)) return;
  const text = textOf(value);
  if (text !== undefined) say(value, text);
  for (const part of ['expression', 'consequent', 'alternate', 'right', 'expressions'])
    if (/^(JSXExpressionContainer|ConditionalExpression|LogicalExpression|TemplateLiteral)$/.test(String(value.type)))
      strings(value[part], say);
}

function textOf(node: Json): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return undefined;
  return node.quasis.map((quasi) => quasi.value.raw).join('{…}');
}

/** Not a key of the catalogue, a name or a sign. */
function isWords(text: string): boolean {
  const bare = text.replace(/&\w+;|\{…\}/g, ' ').trim();
  return (
    /\p{L}{2}/u.test(bare) &&
    !code.test(text.trim()) &&
    !names.test(bare) &&
    !/^[\p{L}-]+[._/]\S*$|^[a-z]+(-[a-z]+)+$|^\S+\.\w+$|^var\(/u.test(bare)
  );
}

function isSpoken(name: unknown): boolean {
  return isNode(name) && spoken.test(String(name.name ?? name.value));
}

function isNode(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
