import { asOrg } from '#db/access.ts';
import type { Database } from '#db/connect.ts';
import { emailOf } from '#db/queries/members/email-of.ts';
import type { Principal } from '../../auth/principal.ts';
import { may } from '../../auth/roles.ts';

/** Who is asked to decide: `isAsked` when by name or role, `mayAnswer` also when as an admin. */
export type Standing = { isAsked: boolean; mayAnswer: boolean };

/** How a caller stands to approvals; the answer takes the assignees of each, null for everybody. */
export async function standingOf(
  db: Database,
  principal: Principal,
): Promise<(assignees: readonly string[] | null) => Standing> {
  const address = await asOrg(db, principal.orgId, (tx) => emailOf(tx, principal.userId));
  const names = new Set([principal.role, ...(address === null ? [] : [address.toLowerCase()])]);
  const isAdmin = principal.role === 'admin' || principal.role === 'owner';
  return (assignees) => {
    const isAsked = assignees === null || assignees.some((name) => names.has(name.toLowerCase()));
    return { isAsked, mayAnswer: may(principal, 'runs:write') && (isAsked || isAdmin) };
  };
}
