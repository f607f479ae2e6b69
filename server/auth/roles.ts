import { PatchbayError } from '#engine/errors.ts';
import type { Role } from '../trpc/views.ts';
import type { Principal } from './principal.ts';

/** Each action and who may do it; what is not here nobody may. */
const rights = {
  'workflows:read': ['viewer', 'runner', 'editor', 'admin', 'owner'],
  'workflows:write': ['editor', 'admin', 'owner'],
  'comments:write': ['viewer', 'runner', 'editor', 'admin', 'owner'],
  'workflows:publish': ['editor', 'admin', 'owner'],
  'tools:call': ['runner', 'editor', 'admin', 'owner'],
  'runs:read': ['viewer', 'runner', 'editor', 'admin', 'owner'],
  'runs:write': ['runner', 'editor', 'admin', 'owner'],
  'runs:delete': ['editor', 'admin', 'owner'],
  'keys:read': ['editor', 'admin', 'owner'],
  'keys:write': ['editor', 'admin', 'owner'],
  'members:read': ['viewer', 'runner', 'editor', 'admin', 'owner'],
  'members:write': ['admin', 'owner'],
  'connections:read': ['editor', 'admin', 'owner'],
  'connections:write': ['editor', 'admin', 'owner'],
  'variables:read': ['editor', 'admin', 'owner'],
  'variables:write': ['editor', 'admin', 'owner'],
  'tables:read': ['viewer', 'runner', 'editor', 'admin', 'owner'],
  'tables:write': ['editor', 'admin', 'owner'],
  'promotion:write': ['admin', 'owner'],
  'organization:write': ['owner'],
  'organization:create': ['owner'],
  'audit:read': ['admin', 'owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof rights;

/** All actions, for the list of scopes a key can have. */
export const actions: readonly string[] = Object.keys(rights);

/** Throws `forbidden` unless the role may do it and, for a key, a scope covers it. `target` narrows: `tools:call:slug`. */
export function authorize(principal: Principal, action: Action, target?: string): void {
  const roles: readonly Role[] = rights[action] ?? [];
  if (!roles.includes(principal.role)) {
    throw new PatchbayError(
      'forbidden',
      `Your role '${principal.role}' may not do '${action}'. Ask an owner for one of: ${roles.join(', ')}.`,
    );
  }
  if (principal.scopes.some((scope) => covers(scope, action, target))) return;
  throw new PatchbayError(
    'forbidden',
    `The API key '${principal.name}' lacks the scope '${action}'. Use a key that has it.`,
  );
}

/** True when the caller may do it; for showing or hiding what belongs to an action. */
export function may(principal: Principal, action: Action, target?: string): boolean {
  const roles: readonly Role[] = rights[action] ?? [];
  return roles.includes(principal.role) && principal.scopes.some((scope) => covers(scope, action, target));
}

function covers(scope: string, action: Action, target: string | undefined): boolean {
  return scope === '*' || scope === action || (target !== undefined && scope === `${action}:${target}`);
}
