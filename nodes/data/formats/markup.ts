import { marked } from 'marked';
import TurndownService from 'turndown';
import type { Json } from '#engine/json.ts';
import { isObject } from '#engine/json.ts';

/** Markdown as HTML; HTML inside it is shown as text, so that the result carries no script. */
export function markdownToHtml(text: string): string {
  const renderer = new marked.Renderer();
  renderer.html = ({ text: html }) => escapeHtml(html);
  renderer.link = function ({ href, tokens }) {
    const inner = this.parser.parseInline(tokens);
    return isSafe(href) ? `<a href="${escapeHtml(href)}">${inner}</a>` : inner;
  };
  renderer.image = ({ href, text: alt }) =>
    isSafe(href) ? `<img src="${escapeHtml(href)}" alt="${escapeHtml(alt)}">` : escapeHtml(alt);
  return marked.parse(text, { async: false, gfm: true, renderer });
}

/** HTML as Markdown, without scripts and styles. */
export function htmlToMarkdown(html: string): string {
  const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });
  service.remove(['script', 'style', 'noscript', 'iframe']);
  return service.turndown(html);
}

/** A list of objects as a Markdown table. */
export function writeTable(value: Json): string {
  const rows = (Array.isArray(value) ? value : [value]).map((row) => (isObject(row) ? row : { value: row }));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`;
  return (
    line(columns.map(cell)) +
    line(columns.map(() => '---')) +
    rows.map((row) => line(columns.map((name) => cell(row[name] ?? null)))).join('')
  );
}

function cell(value: Json): string {
  const text = value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

function isSafe(href: string): boolean {
  return /^(?:https?:|mailto:|tel:|[/#?.]|[^:]*$)/i.test(href.trim());
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
