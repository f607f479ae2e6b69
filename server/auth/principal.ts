import type { Role } from '../trpc/views.ts';

/** Who asks, as part of one organization. Every operation gets one; there is no caller without a tenant. */
export type Principal = {
  kind: 'user' | 'key';
  /** The user's or the key's id. */
  id: string;
  name: string;
  userId: string;
  orgId: string;
  orgSlug: string;
  role: Role;
  /** What a key was made for; `*` for everything its owner may do, which is what people have. */
  scopes: string[];
};
