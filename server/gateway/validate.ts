import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import type { Tool } from './tools.ts';

/** Refuses an input that does not fit the tool's schema; each finding has its place and a sentence. */
export function validateInput(tool: Pick<Tool, 'slug' | 'check'>, input: Json): void {
  const errors = tool.check(input);
  const [first] = errors;
  if (first === undefined) return;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const where = first.path === '' ? 'The input' : `\`${first.path}\``;
  throw new PatchbayError('invalid_input', `${where} of '${tool.slug}' does not fit: ${first.message}${more}`, {
    errors,
  });
}
