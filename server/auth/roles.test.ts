import { describe, expect, it } from 'vitest';
import type { Role } from '../trpc/views.ts';
import type { Principal } from './principal.ts';
import { type Action, actions, authorize, may } from './roles.ts';

const roles: Role[] = ['owner', 'admin', 'editor', 'runner', 'viewer'];

function principal(role: Role, scopes = ['*']): Principal {
  return { kind: 'key', id: 'k', name: 'deploy', userId: 'u', orgId: 'o', orgSlug: 'org', role, scopes };
}

function isAction(text: string): text is Action {
  return actions.includes(text);
}

describe('authorize', () => {
  it('gives each role what the table says', () => {
    const table = Object.fromEntries(
      roles.map((role) => [role, actions.filter((action) => isAction(action) && may(principal(role), action))]),
    );
    expect(table.viewer).toEqual(['workflows:read', 'comments:write', 'runs:read', 'members:read', 'tables:read']);
    expect(table.runner).toEqual([
      'workflows:read',
      'comments:write',
      'tools:call',
      'runs:read',
      'runs:write',
      'members:read',
      'tables:read',
    ]);
    expect(actions.filter((action) => !table.editor?.includes(action))).toEqual([
      'members:write',
      'promotion:write',
      'organization:write',
      'organization:create',
      'audit:read',
    ]);
    expect(actions.filter((action) => !table.admin?.includes(action))).toEqual([
      'organization:write',
      'organization:create',
    ]);
    expect(table.owner).toEqual([...actions]);
  });

  it('denies by default: an unknown role, a key without scopes, a scope of another action', () => {
    expect(may(principal('owner', []), 'workflows:read')).toBe(false);
    expect(may(principal('owner', ['runs:read']), 'workflows:read')).toBe(false);
    expect(() => authorize(principal('owner', ['runs:read']), 'workflows:read')).toThrow(
      "lacks the scope 'workflows:read'",
    );
    expect(() => authorize(principal('viewer'), 'workflows:write')).toThrow("Your role 'viewer' may not do");
  });

  it('keeps a scope of one tool to that tool', () => {
    const narrow = principal('owner', ['tools:call:orders']);
    expect(may(narrow, 'tools:call', 'orders')).toBe(true);
    expect(may(narrow, 'tools:call', 'other')).toBe(false);
    expect(may(narrow, 'tools:call')).toBe(false);
  });

  it('never gives a key more than the role of its owner', () => {
    expect(may(principal('viewer', ['workflows:write']), 'workflows:write')).toBe(false);
  });
});
