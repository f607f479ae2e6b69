import { z } from 'zod';
import type { Role } from '../trpc/views.ts';

/** The roles a member can have. */
export const roleSchema = z.enum(['owner', 'admin', 'editor', 'runner', 'viewer']);

/** Reads a role from the database; anything unknown may only look. */
export function toRole(text: string): Role {
  return roleSchema.catch('viewer').parse(text);
}
