import type { Role } from '#server/trpc/views.ts';
import type { Words } from '#words/words.ts';

const roles: Role[] = ['owner', 'admin', 'editor', 'runner', 'viewer'];

/** The roles with their names, the mightiest first. */
export function roleChoices(t: Words): { value: Role; label: string }[] {
  return roles.map((role) => ({ value: role, label: t('account.roleName', { role }) }));
}

/** Reads a role from a choice; an unknown one is the least. */
export function toRole(text: string): Role {
  return roles.find((role) => role === text) ?? 'viewer';
}
