import { hasUsers } from '#db/queries/auth/has-users.ts';
import type { SignedIn } from '../../auth/auth.ts';
import type { Session } from '../../trpc/views.ts';
import type { Deps } from '../deps.ts';

/** Who is signed in and where; for anybody, also for nobody. The active organization stands first. */
export async function getSession(
  { db, mailer, url }: Pick<Deps, 'db' | 'mailer' | 'url'>,
  signedIn: SignedIn | null,
): Promise<Session> {
  const mail = mailer !== null;
  if (signedIn === null) return { user: null, organizations: [], firstRun: !(await hasUsers(db)), mail, url };
  const { userId: id, name, email, activeOrgId, organizations } = signedIn;
  const isActive = (organization: { id: string }) => organization.id === activeOrgId;
  const sorted = [...organizations.filter(isActive), ...organizations.filter((one) => !isActive(one))];
  return { user: { id, name, email }, organizations: sorted, firstRun: false, mail, url };
}
