import type { Database } from '#db/connect.ts';
import { channel } from '#db/journal/channel.ts';

/** Has everybody who is in the workflow fetch its comments again. */
export async function tellComments(db: Database, workflowId: string): Promise<void> {
  await db.notify(channel, JSON.stringify({ comments: workflowId }));
}
