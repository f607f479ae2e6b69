/** Callbacks by channel; each is called in a microtask of its own, so that one cannot hold up or break another. */
export class Listeners {
  private readonly callbacks = new Map<string, Set<(payload: string) => void>>();

  /** True when the callback is the channel's first ever. */
  add(channel: string, callback: (payload: string) => void): boolean {
    const known = this.callbacks.get(channel);
    if (known === undefined) this.callbacks.set(channel, new Set([callback]));
    else known.add(callback);
    return known === undefined;
  }

  remove(channel: string, callback: (payload: string) => void): void {
    this.callbacks.get(channel)?.delete(callback);
  }

  deliver(channel: string, payload: string): void {
    for (const callback of this.callbacks.get(channel) ?? []) queueMicrotask(() => callback(payload));
  }
}
