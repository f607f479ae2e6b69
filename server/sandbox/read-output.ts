import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { maxOutput } from './max-output.ts';

const maxDepth = 200;

/** Reads what a program answered; throws NodeFailure `code_output` when it is too large, too deep or not JSON. */
export function readOutput(text: string): Json {
  if (text.length > maxOutput) throw refused('is too large');
  if (depthOf(text) > maxDepth) throw refused(`is nested more than ${maxDepth} levels deep`);
  try {
    return JSON.parse(
      text,
      text.includes('__proto__') ? (key, value) => (key === '__proto__' ? undefined : value) : undefined,
    );
  } catch {
    throw refused('is not JSON');
  }
}

function refused(reason: string): NodeFailure {
  return new NodeFailure('code_output', `The answer of the code ${reason}; return plain data.`, { retryable: false });
}

/** Levels of lists and objects; brackets inside texts do not count. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isText) {
      if (code === 0x5c) i++;
      else if (code === 0x22) isText = false;
    } else if (code === 0x22) isText = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}
