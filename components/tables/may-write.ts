import type { Role } from '#server/trpc/views.ts';

/** True for the roles that change tables; the server decides again. */
export function mayWrite(role: Role): boolean {
  return role === 'owner' || role === 'admin' || role === 'editor';
}
