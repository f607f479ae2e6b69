import type { Bus } from './bus.ts';
import { Subscribers } from './subscribers.ts';

/** A bus inside one process. */
export function memoryBus(): Bus {
  const subscribers = new Subscribers();
  return {
    publish: async (topic, message) => subscribers.deliver(topic, message),
    subscribe: async (topic, callback, onGap) => {
      const remove = subscribers.add(topic, callback, onGap);
      return async () => remove();
    },
    close: async () => subscribers.clear(),
  };
}
