import type { Json } from '#engine/json.ts';

/** Where editors of a workflow meet; its id follows. */
export const togetherPath = '/together/';

/** The first byte of a binary message: what the sender has, or what the receiver lacks. */
export const frames = { vector: 0, update: 1 } as const;

/** Somebody in the room, as the server knows them. */
export type Person = { id: string; name: string };

/** Where somebody is in the document, for the others to see. */
export type Place = {
  /** On the canvas, in its own coordinates; null outside it. */
  cursor: [x: number, y: number] | null;
  /** Ids of the chosen nodes. */
  nodes: string[];
  /** The middle of what is seen, and how large it is shown. */
  view: { x: number; y: number; zoom: number } | null;
};

/** What the server says beside documents. */
export type FromServer =
  | { kind: 'welcome'; connection: string; epoch: string; canWrite: boolean; me: Person }
  | { kind: 'flushed'; id: number; revision: number; savedAt: string }
  | { kind: 'refused'; id: number | null; code: string; reason: string }
  | { kind: 'here'; connection: string; person: Person; place: Place | null }
  | { kind: 'left'; connection: string }
  /** Something beside the document is to be fetched again. */
  | { kind: 'stale'; what: 'comments' | 'versions' }
  /** Whether this person may change the document has changed. */
  | { kind: 'rights'; canWrite: boolean };

/** What an editor says beside documents. */
export type FromEditor = { kind: 'flush'; id: number } | { kind: 'here'; place: Place };

/** With these codes the server ends a connection for good; after others an editor comes back. */
export const endCodes = { bad: 4400, unauthenticated: 4401, forbidden: 4403, unknown: 4404, limited: 4429 } as const;

/** A binary message of bytes. */
export function frame(kind: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(bytes.length + 1);
  message[0] = kind;
  message.set(bytes, 1);
  return message;
}

/** Reads a text message as JSON; null when it is none. */
export function parseText(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
