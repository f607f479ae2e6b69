import type { Role } from '#server/trpc/views.ts';

const roles: Role[] = ['owner', 'admin', 'editor', 'runner', 'viewer'];

export const roleChoices = roles.map((role) => ({ value: role, label: role }));

/** Reads a role from a choice; an unknown one is the least. */
export function toRole(text: string): Role {
  return roles.find((role) => role === text) ?? 'viewer';
}
