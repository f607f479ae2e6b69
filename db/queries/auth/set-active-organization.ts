import { and, eq } from 'drizzle-orm';
import { asAuth } from '../../access.ts';
import type { Database } from '../../connect.ts';
import { members } from '../../schema/organizations.ts';
import { sessions } from '../../schema/users.ts';

/** Makes an organization the one a session opens with; false when the person is no member of it. */
export async function setActiveOrganization(
  db: Database,
  { sessionId, userId, orgId }: { sessionId: string; userId: string; orgId: string },
): Promise<boolean> {
  return await asAuth(db, async (tx) => {
    const own = and(eq(members.userId, userId), eq(members.organizationId, orgId));
    if ((await tx.select({ id: members.id }).from(members).where(own)).length === 0) return false;
    const session = and(eq(sessions.id, sessionId), eq(sessions.userId, userId));
    await tx.update(sessions).set({ activeOrganizationId: orgId }).where(session);
    return true;
  });
}
