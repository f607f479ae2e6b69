import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import type { WordKey } from '#words/words.ts';

export const valueForms = ['table', 'tree', 'text', 'page', 'markdown', 'image', 'audio', 'video', 'JSON'] as const;

/** A way to show a value. */
export type ValueForm = (typeof valueForms)[number];

/** What each form is called. */
export const formWords: Record<ValueForm, WordKey> = {
  table: 'run.formTable',
  tree: 'run.formTree',
  text: 'run.formText',
  page: 'run.formPage',
  markdown: 'run.formMarkdown',
  image: 'run.formImage',
  audio: 'run.formAudio',
  video: 'run.formVideo',
  JSON: 'run.formJson',
};

/** The ways in which a value can be shown, the one that suits it best first. */
export function formsOf(value: Json): ValueForm[] {
  if (typeof value === 'string') {
    const media = mediaOf(value);
    if (media !== null) return [media, 'text', 'JSON'];
    if (isPage(value)) return ['page', 'text', 'JSON'];
    return isMarkdown(value) ? ['markdown', 'text', 'JSON'] : ['text', 'JSON'];
  }
  if (isTable(value)) return ['table', 'tree', 'JSON'];
  return tableOf(value) === null ? ['tree', 'JSON'] : ['tree', 'table', 'JSON'];
}

/** The list of objects to show as a table: the value, or the only one in it; null when there is none. */
export function tableOf(value: Json): JsonObject[] | null {
  if (isTable(value)) return value;
  const inside = isObject(value) ? Object.values(value).filter(isTable) : [];
  return inside.length === 1 ? (inside[0] ?? null) : null;
}

/** The names that the objects of a list have, in the order in which they come. */
export function columnsOf(rows: readonly JsonObject[]): string[] {
  return [...new Set(rows.slice(0, 100).flatMap((row) => Object.keys(row)))].slice(0, 50);
}

/** True for a list that reads well as a table: several objects with names. */
function isTable(value: Json): value is JsonObject[] {
  return Array.isArray(value) && value.length > 1 && value.every(isObject) && columnsOf(value).length > 0;
}

/** What a data URI holds that a browser can show. */
function mediaOf(text: string): 'image' | 'audio' | 'video' | null {
  const kind = /^data:(image|audio|video)\/[\w.+-]+[;,]/.exec(text.slice(0, 100))?.[1];
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : null;
}

/** Characters of a text that is read as Markdown at most; a longer one is drawn line by line. */
const longestMarkdown = 100_000;

/** True for a text with at least two marks of Markdown, one of which begins a line. */
function isMarkdown(text: string): boolean {
  if (text.length > longestMarkdown) return false;
  const blocks = text.match(/^(#{1,6} \S|\s{0,3}[-*+] \S|\d{1,3}\. \S|```|> \S|\|.+\|$)/gm)?.length ?? 0;
  const spans = text.match(/\*\*\S[^*\n]*\*\*|`[^`\n]+`|\[[^\]\n]+\]\([^)\n]+\)/g)?.length ?? 0;
  return blocks > 0 && blocks + spans > 1;
}

/** True for a text that is a page or a piece of one. */
function isPage(text: string): boolean {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  return /^<(!doctype html|html|head|body|div|p|table|h[1-6]|section|article|main|ul|ol)\b/.test(start);
}
