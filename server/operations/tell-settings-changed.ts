import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';

/** Tells every process that an organization's connections or variables have changed, so that caches drop them. */
export async function tellSettingsChanged(db: Database, orgId: string): Promise<void> {
  await db.notify(channel, JSON.stringify({ secrets: orgId }));
}
