import { z } from 'zod';
import type { Database } from '#db/connect.ts';
import type { Bus } from './bus.ts';
import { Subscribers } from './subscribers.ts';

const channel = 'patchbay_bus';
const envelope = z.tuple([z.string(), z.json()]);

/** A bus over LISTEN and NOTIFY: one channel and one connection for all topics. */
export async function postgresBus(db: Pick<Database, 'listen' | 'notify'>): Promise<Bus> {
  const subscribers = new Subscribers();
  const unlisten = await db.listen(
    channel,
    (payload) => {
      const [topic, message] = envelope.parse(JSON.parse(payload));
      subscribers.deliver(topic, message);
    },
    () => subscribers.tellGap(),
  );
  return {
    publish: (topic, message) => db.notify(channel, JSON.stringify([topic, message])),
    subscribe: async (topic, callback, onGap) => {
      const remove = subscribers.add(topic, callback, onGap);
      return async () => remove();
    },
    close: async () => {
      subscribers.clear();
      await unlisten();
    },
  };
}
