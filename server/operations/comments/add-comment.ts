import { z } from 'zod';
import { asOrg } from '#db/access.ts';
import { addComment as insert } from '#db/queries/comments/add-comment.ts';
import { listMembers } from '#db/queries/members/list-members.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { tellComments } from './tell-comments.ts';

/** A comment on a node, or an answer in a thread; `mentions` are ids of users. */
export const commentInput = z.strictObject({
  workflow: z.string(),
  thread: z.uuid().nullable(),
  anchor: z.string().min(1).max(100),
  node: z.string().min(1).max(200),
  body: z.string().trim().min(1, 'must say something').max(4000),
  mentions: z.array(z.uuid()).max(50),
});

/** Says something about a node to everybody who may read the workflow; who is named gets a mail where mail is set up. */
export async function addComment(
  services: Pick<Services, 'db' | 'log'> & Pick<Deps, 'mailer' | 'url'>,
  principal: Principal,
  input: z.input<typeof commentInput>,
): Promise<{ id: string }> {
  authorize(principal, 'comments:write');
  const { workflow, thread, ...comment } = parseInput(commentInput, input);
  const { id: workflowId, graph } = await findWorkflow(services, principal, workflow);
  const { orgId, userId, name } = principal;
  const { added, named } = await asOrg(services.db, orgId, async (tx) => {
    const members = await listMembers(tx);
    const found = members.filter((member) => comment.mentions.includes(member.userId));
    const mentions = found.map((member) => member.userId);
    const row = { ...comment, mentions, orgId, workflowId, threadId: thread, authorId: userId, authorName: name };
    return { added: await insert(tx, row), named: found };
  });
  if (added === null) throw new PatchbayError('not_found', 'This thread is gone. Reload the page.');
  await tellComments(services.db, workflowId);
  const link = `${services.url}/${principal.orgSlug}/workflows/${workflowId}`;
  const text = `${name} wrote about ${comment.node} in ${graph.name}:\n\n${comment.body}\n\n${link}\n`;
  for (const { email, userId: to } of named) {
    if (to === userId) continue;
    // The comment stands, whether or not somebody can be told by mail.
    services.mailer
      ?.send({ to: email, subject: `${name} mentioned you in ${graph.name}`, text })
      .catch((error: unknown) => services.log.warn('mention not sent', { error: String(error) }));
  }
  return added;
}
