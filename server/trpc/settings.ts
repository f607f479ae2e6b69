import { z } from 'zod';
import { connectionKinds } from '#db/schema/connections.ts';
import { createConnection } from '../operations/connections/create-connection.ts';
import { listConnections } from '../operations/connections/list-connections.ts';
import { removeConnection } from '../operations/connections/remove-connection.ts';
import { updateConnection } from '../operations/connections/update-connection.ts';
import { createKey } from '../operations/keys/create-key.ts';
import { listKeys } from '../operations/keys/list-keys.ts';
import { revokeKey } from '../operations/keys/revoke-key.ts';
import { createResetLink } from '../operations/members/create-reset-link.ts';
import { inviteMember } from '../operations/members/invite-member.ts';
import { listMembers } from '../operations/members/list-members.ts';
import { removeMember } from '../operations/members/remove-member.ts';
import { revokeInvitation } from '../operations/members/revoke-invitation.ts';
import { setMemberRole } from '../operations/members/set-member-role.ts';
import { getLimits, setLimits } from '../operations/organizations/organization-settings.ts';
import { getPromotion, setPromotion } from '../operations/organizations/promotion-settings.ts';
import { renameOrganization } from '../operations/organizations/rename-organization.ts';
import { listVariables } from '../operations/variables/list-variables.ts';
import { removeVariable } from '../operations/variables/remove-variable.ts';
import { setVariable } from '../operations/variables/set-variable.ts';
import { procedure, router } from './init.ts';
import type {
  ApiKey,
  Connection,
  Invitation,
  Member,
  OrganizationLimits,
  PromotionSettings,
  Variable,
} from './views.ts';

const id = z.object({ id: z.string() });
const role = z.enum(['owner', 'admin', 'editor', 'runner', 'viewer']);
const connection = z.object({
  name: z.string(),
  kind: z.enum(connectionKinds),
  hosts: z.array(z.string()),
  secret: z.record(z.string(), z.string()),
  rateLimit: z.object({ rate: z.int(), per: z.string() }).nullish(),
  concurrency: z.int().nullish(),
});

export const keysRouter = router({
  list: procedure.query(({ ctx }): Promise<ApiKey[]> => listKeys(ctx.services, ctx.principal)),
  create: procedure
    .input(z.object({ name: z.string(), scopes: z.array(z.string()), expiresAt: z.string().optional() }))
    .mutation(
      ({ ctx, input }): Promise<{ key: ApiKey; value: string }> => createKey(ctx.services, ctx.principal, input),
    ),
  revoke: procedure
    .input(id)
    .mutation(({ ctx, input }): Promise<void> => revokeKey(ctx.services, ctx.principal, input)),
});

export const membersRouter = router({
  list: procedure.query(
    ({ ctx }): Promise<{ members: Member[]; invitations: Invitation[] }> => listMembers(ctx.services, ctx.principal),
  ),
  invite: procedure
    .input(z.object({ email: z.string(), role }))
    .mutation(({ ctx, input }): Promise<Invitation> => inviteMember(ctx.services, ctx.principal, input)),
  setRole: procedure
    .input(id.extend({ role }))
    .mutation(({ ctx, input }): Promise<void> => setMemberRole(ctx.services, ctx.principal, input)),
  remove: procedure
    .input(id)
    .mutation(({ ctx, input }): Promise<void> => removeMember(ctx.services, ctx.principal, input)),
  revokeInvitation: procedure
    .input(id)
    .mutation(({ ctx, input }): Promise<void> => revokeInvitation(ctx.services, ctx.principal, input)),
  resetLink: procedure
    .input(id)
    .mutation(({ ctx, input }): Promise<{ link: string }> => createResetLink(ctx.services, ctx.principal, input)),
});

export const connectionsRouter = router({
  list: procedure.query(({ ctx }): Promise<Connection[]> => listConnections(ctx.services, ctx.principal)),
  create: procedure
    .input(connection)
    .mutation(({ ctx, input }): Promise<Connection> => createConnection(ctx.services, ctx.principal, input)),
  update: procedure
    .input(id.extend(connection.omit({ kind: true }).partial().shape))
    .mutation(({ ctx, input }): Promise<Connection> => updateConnection(ctx.services, ctx.principal, input)),
  remove: procedure
    .input(id)
    .mutation(({ ctx, input }): Promise<void> => removeConnection(ctx.services, ctx.principal, input)),
});

export const variablesRouter = router({
  list: procedure.query(({ ctx }): Promise<Variable[]> => listVariables(ctx.services, ctx.principal)),
  set: procedure
    .input(z.object({ name: z.string(), value: z.string() }))
    .mutation(({ ctx, input }) => setVariable(ctx.services, ctx.principal, input)),
  remove: procedure
    .input(z.object({ name: z.string() }))
    .mutation(({ ctx, input }): Promise<void> => removeVariable(ctx.services, ctx.principal, input)),
});

export const organizationRouter = router({
  rename: procedure
    .input(z.object({ name: z.string() }))
    .mutation(({ ctx, input }): Promise<void> => renameOrganization(ctx.services, ctx.principal, input)),
  limits: procedure.query(({ ctx }): Promise<OrganizationLimits> => getLimits(ctx.services, ctx.principal)),
  setLimits: procedure
    .input(z.object({ retention: z.string().nullable(), concurrency: z.int().nullable() }))
    .mutation(({ ctx, input }): Promise<void> => setLimits(ctx.services, ctx.principal, input)),
  promotion: procedure.query(({ ctx }): Promise<PromotionSettings> => getPromotion(ctx.services, ctx.principal)),
  setPromotion: procedure
    .input(z.object({ needsApproval: z.boolean() }))
    .mutation(({ ctx, input }): Promise<void> => setPromotion(ctx.services, ctx.principal, input)),
});
