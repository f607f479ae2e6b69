import { z } from 'zod';

/** A password to be set. */
export const newPassword = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(128, 'must have at most 128 characters');

/** A person's name. */
export const personName = z.string().trim().min(1, 'must not be empty').max(100);
