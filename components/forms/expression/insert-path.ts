export type Written = { text: string; caret: number };

/**
 * Writes the way to a value at a place of a text: between braces as it is, anywhere else with braces of its own; what
 * was empty becomes the value itself.
 */
export function insertPath(text: string, at: number, path: string): Written {
  if (text.trim() === '') return { text: `{{ ${path} }}`, caret: path.length + 6 };
  const place = Math.max(0, Math.min(text.length, at));
  const before = text.slice(0, place);
  const after = text.slice(place);
  const inside = isInside(before, after);
  const words = inside ? apart(before, path, after) : `{{ ${path} }}`;
  return { text: before + words + after, caret: place + words.length };
}

/** True between `{{` and what closes it; a place inside the braces themselves belongs to the text around. */
function isInside(before: string, after: string): boolean {
  const open = before.lastIndexOf('{{');
  if (open < 0 || before.indexOf('}}', open) >= 0) return false;
  return !(before.endsWith('}') && after.startsWith('}'));
}

/** Two names never run into each other. */
function apart(before: string, path: string, after: string): string {
  const front = /[\w$)\]]$/.test(before) ? ' ' : '';
  return `${front}${path}${/^[\w$]/.test(after) ? ' ' : ''}`;
}
