import type { Json } from '#engine/json.ts';

/**
 * Messages between the parts of Patchbay, also across processes. A message is a hint: it carries ids and sequence
 * numbers only, may be lost, and its reader fetches the truth by cursor.
 */
export interface Bus {
  /** Delivers to every subscriber of the topic, in the order of publishing; at most 7,000 bytes as JSON. */
  publish(topic: string, message: Json): Promise<void>;
  /** Calls back for each message published from now on; `onGap` says that some may have been missed. */
  subscribe(topic: string, callback: (message: Json) => void, onGap?: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
