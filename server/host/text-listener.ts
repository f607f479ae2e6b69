import { isText } from './is-text.ts';
import type { Redactor } from './redactor.ts';

/** Hears the bytes of one body; null when it is not of interest. */
export type BodyListener = (headers: Headers) => ((bytes: Uint8Array) => void) | null;

/**
 * Tells text as it arrives, of bodies that come as a stream: whose length nobody said. As many characters are held back
 * as the beginning of a secret could have, so that none is told in two halves.
 */
export function textListener(hidden: Redactor, onText: (text: string) => void): BodyListener {
  return (headers) => {
    const type = (headers.get('content-type') ?? '').toLowerCase();
    if (headers.has('content-length') || !isText(type)) return null;
    const decoder = new TextDecoder();
    let held = '';
    return (bytes) => {
      held = hidden.text(held + decoder.decode(bytes, { stream: true }));
      const sure = held.length - Math.max(0, hidden.longest - 1);
      if (sure <= 0) return;
      onText(held.slice(0, sure));
      held = held.slice(sure);
    };
  };
}
