import { eq } from 'drizzle-orm';
import { asOwner } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { instance } from '../../schema/instance.ts';

/** Writes a fact about this installation unless it is known; answers what is known. */
export async function remember(db: Database, key: string, value: string): Promise<string> {
  return await asOwner(db, async (tx) => {
    await tx.insert(instance).values({ key, value }).onConflictDoNothing();
    const [row] = await tx.select().from(instance).where(eq(instance.key, key));
    return row?.value ?? value;
  });
}
