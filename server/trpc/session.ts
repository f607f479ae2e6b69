import { z } from 'zod';
import { PatchbayError } from '#engine/errors.ts';
import { switchOrganization } from '../operations/organizations/switch-organization.ts';
import { acceptInvitation } from '../operations/session/accept-invitation.ts';
import { createOwner } from '../operations/session/create-owner.ts';
import { getInvitation } from '../operations/session/get-invitation.ts';
import { getSession } from '../operations/session/get-session.ts';
import { requestReset } from '../operations/session/request-reset.ts';
import { resetPassword } from '../operations/session/reset-password.ts';
import { addExamples } from '../operations/workflows/add-examples.ts';
import { open, router } from './init.ts';
import type { Role, Session } from './views.ts';

const token = z.object({ token: z.string() });

export const sessionRouter = router({
  get: open.query(
    async ({ ctx }): Promise<Session> => getSession(ctx.services, await ctx.services.auth.resolveSession(ctx.request)),
  ),
  createOwner: open
    .input(z.object({ name: z.string(), email: z.string(), password: z.string(), organization: z.string() }))
    .mutation(async ({ ctx, input }): Promise<{ orgSlug: string }> => {
      const { orgId, userId, orgSlug } = await createOwner(ctx.services, input);
      await addExamples(ctx.services, { orgId, userId });
      return { orgSlug };
    }),
  switch: open.input(z.object({ organizationId: z.string() })).mutation(async ({ ctx, input }): Promise<void> => {
    const signedIn = await ctx.services.auth.resolveSession(ctx.request);
    if (signedIn === null) throw new PatchbayError('unauthenticated', 'Sign in first.');
    await switchOrganization(ctx.services, signedIn, input);
  }),
  forgot: open
    .input(z.object({ email: z.string() }))
    .mutation(({ ctx, input }): Promise<void> => requestReset(ctx.services, input)),
  reset: open
    .input(z.object({ token: z.string(), password: z.string() }))
    .mutation(({ ctx, input }): Promise<void> => resetPassword(ctx.services, input)),
  invitation: open
    .input(token)
    .query(
      ({ ctx, input }): Promise<{ organization: string; email: string; role: Role }> =>
        getInvitation(ctx.services, input),
    ),
  acceptInvitation: open
    .input(token.extend({ name: z.string().optional(), password: z.string().optional() }))
    .mutation(
      async ({ ctx, input }): Promise<{ email: string; orgSlug: string }> =>
        acceptInvitation(ctx.services, await ctx.services.auth.resolveSession(ctx.request), input),
    ),
});
