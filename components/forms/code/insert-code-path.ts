import { insertPath, type Written } from '../expression/insert-path.ts';
import type { CodeFieldProps } from './code-props.ts';

type Place = { text: string; at: number; path: string; language: CodeFieldProps['language'] };

/**
 * Writes the way to a value into code: into JSON as a text with braces, or inside the text that stands at the place;
 * into JavaScript as it is.
 */
export function insertCodePath({ text, at, path, language }: Place): Written {
  if (language !== 'json') return { text: text.slice(0, at) + path + text.slice(at), caret: at + path.length };
  const trimmed = text.trim();
  if (trimmed === '' || /^\{\{[\s\S]*\}\}$/.test(trimmed)) return insertPath(text, at, path);
  const escaped = JSON.stringify(path).slice(1, -1);
  const place = insideOnly(text, at);
  if (isInText(text, place)) return insertPath(text, place, escaped);
  const words = `"{{ ${escaped} }}"`;
  return { text: text.slice(0, place) + words + text.slice(place), caret: place + words.length };
}

/** When the whole is one text, a place beside its quotes means its beginning or end. */
function insideOnly(text: string, at: number): number {
  if (!/^\s*"(?:[^"\\]|\\.)*"\s*$/.test(text)) return at;
  return Math.max(text.indexOf('"') + 1, Math.min(text.lastIndexOf('"'), at));
}

/** True between the quotes of a JSON text. */
function isInText(text: string, at: number): boolean {
  let inside = false;
  for (let index = 0; index < at; index++) {
    if (text[index] === '"') inside = !inside;
    else if (inside && text[index] === '\\') index++;
  }
  return inside;
}
