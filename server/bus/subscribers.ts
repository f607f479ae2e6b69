import type { Json } from '#engine/json.ts';

type Subscriber = { callback: (message: Json) => void; onGap: (() => void) | undefined };

/** Subscribers by topic; each is called in a microtask of its own, so that one cannot hold up or break another. */
export class Subscribers {
  private readonly topics = new Map<string, Set<Subscriber>>();

  /** Adds a subscriber; the answer removes it. */
  add(topic: string, callback: (message: Json) => void, onGap: (() => void) | undefined): () => void {
    const subscriber = { callback, onGap };
    const known = this.topics.get(topic);
    if (known === undefined) this.topics.set(topic, new Set([subscriber]));
    else known.add(subscriber);
    return () => {
      const own = this.topics.get(topic);
      own?.delete(subscriber);
      if (own?.size === 0) this.topics.delete(topic);
    };
  }

  deliver(topic: string, message: Json): void {
    const own = this.topics.get(topic);
    if (own === undefined) return;
    for (const subscriber of own) {
      queueMicrotask(() => {
        if (own.has(subscriber)) subscriber.callback(structuredClone(message));
      });
    }
  }

  tellGap(): void {
    for (const own of this.topics.values()) for (const { onGap } of own) if (onGap) queueMicrotask(onGap);
  }

  clear(): void {
    for (const own of this.topics.values()) own.clear();
    this.topics.clear();
  }
}
