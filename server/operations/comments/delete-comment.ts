import { asOrg } from '#db/access.ts';
import { deleteComment as update } from '#db/queries/comments/delete-comment.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize, may } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { findWorkflow } from '../workflows/find-workflow.ts';
import { tellComments } from './tell-comments.ts';

type Input = { workflow: string; id: string };

/** Deletes a comment: one's own, or any for who may edit the workflow. It can be put back for some days. */
export async function deleteComment(services: Pick<Services, 'db'>, principal: Principal, input: Input): Promise<void> {
  await change(services, principal, { ...input, deleted: true });
}

/** Puts a deleted comment back: what one deleted of one's own, or any for who may edit the workflow. */
export async function restoreComment(
  services: Pick<Services, 'db'>,
  principal: Principal,
  input: Input,
): Promise<void> {
  await change(services, principal, { ...input, deleted: false });
}

async function change(
  { db }: Pick<Services, 'db'>,
  principal: Principal,
  { workflow, id, deleted }: Input & { deleted: boolean },
): Promise<void> {
  authorize(principal, 'comments:write');
  const { id: workflowId } = await findWorkflow({ db }, principal, workflow);
  const who = { by: principal.userId, isEditor: may(principal, 'workflows:write') };
  const done = await asOrg(db, principal.orgId, (tx) => update(tx, { workflowId, id, ...who, deleted }));
  if (done === 'unknown') throw new PatchbayError('not_found', 'This comment is gone. Reload the page.');
  if (done === 'others')
    throw new PatchbayError(
      'forbidden',
      deleted
        ? 'Somebody else wrote this comment. Its author or an editor can delete it.'
        : 'Somebody else deleted this comment. That person or an editor can put it back.',
    );
  await tellComments(db, workflowId);
}
