import { isText } from './is-text.ts';
import type { Redactor } from './redactor.ts';

/** Hears the bytes of one body; null when it is not of interest. */
export type BodyListener = (headers: Headers) => ((bytes: Uint8Array) => void) | null;

/**
 * Tells text as it arrives, of bodies that come as a stream: whose length nobody said. As many characters are held back
 * as the beginning of a secret could have, and no secret is cut, so that none is told in two halves, nor the rest of one
 * that begins with another.
 */
export function textListener(hidden: Redactor, onText: (text: string) => void): BodyListener {
  return (headers) => {
    const type = (headers.get('content-type') ?? '').toLowerCase();
    if (headers.has('content-length') || !isText(type)) return null;
    const decoder = new TextDecoder();
    let held = '';
    return (bytes) => {
      held += decoder.decode(bytes, { stream: true });
      const sure = whole(hidden, held, held.length - Math.max(0, hidden.longest - 1));
      if (sure <= 0) return;
      onText(hidden.text(held.slice(0, sure)));
      held = held.slice(sure);
    };
  };
}

/** The place, or the last one before it, at which a text can be cut without cutting a secret; not above 0 where there is none. */
function whole(hidden: Redactor, text: string, place: number): number {
  const told = hidden.text(text);
  let at = place;
  while (at > 0 && hidden.text(text.slice(0, at)) + hidden.text(text.slice(at)) !== told) at--;
  return at;
}
