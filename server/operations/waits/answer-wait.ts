import { answerWait as storeAnswer } from '#db/journal/answer-wait.ts';
import { getWait, type WaitRecord } from '#db/queries/waits/get-wait.ts';
import { PatchbayError } from '#engine/errors.ts';
import { isObject, type Json } from '#engine/json.ts';
import type { Caller } from '#engine/run/event.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import { callerOf } from '../../gateway/invoke.ts';
import { checkFor } from '../../host/schemas.ts';
import type { Services } from '../../services.ts';
import { answerOf } from '../../worker/answers.ts';
import { tokenHash } from '../../worker/keys.ts';
import { standingOf } from './may-answer.ts';

export type WaitAnswer = { token: string; decision?: string; data: Json };

const decisions: { [kind: string]: readonly string[] } = {
  approval: ['approved', 'rejected'],
  in_doubt: ['happened', 'repeat', 'fail'],
  breakpoint: ['continue', 'step'],
};

/**
 * Answers a wait; the token is the credential. The first answer wins (W2): later ones are a conflict, and a wait whose
 * run has gone on or ended is gone.
 */
export async function answerWait(services: Services, by: Caller | null, input: WaitAnswer): Promise<{ runId: string }> {
  const keyHash = tokenHash(input.token);
  const wait = await getWait(services.db, keyHash);
  if (wait === null || wait.kind === 'timer' || wait.kind === 'child')
    throw new PatchbayError('not_found', 'There is no wait with this token.');
  if (wait.state === 'answered')
    throw new PatchbayError('conflict', `'${wait.node}' has been answered already; the first answer counts.`, {
      runId: wait.runId,
    });
  if (wait.state === 'gone')
    throw new PatchbayError('gone', `'${wait.node}' waits no more: its time ran out or its run has ended.`, {
      runId: wait.runId,
    });
  checkAnswer(wait, input);
  const result = await storeAnswer(services.db, keyHash, { answer: answerOf(input.decision, input.data), by });
  if (result === 'answered')
    throw new PatchbayError('conflict', `'${wait.node}' has been answered already; the first answer counts.`, {
      runId: wait.runId,
    });
  if (typeof result === 'string')
    throw new PatchbayError('gone', `'${wait.node}' waits no more: its time ran out or its run has ended.`, {
      runId: wait.runId,
    });
  await services.runs.poke(result.runId);
  return { runId: result.runId };
}

/** Answers a wait in the app: only its assignees may, and admins. */
export async function answerAsMember(
  services: Services,
  principal: Principal,
  input: WaitAnswer,
): Promise<{ runId: string }> {
  authorize(principal, 'runs:write');
  const wait = await getWait(services.db, tokenHash(input.token));
  if (wait !== null && wait.orgId === principal.orgId) {
    const { mayAnswer } = (await standingOf(services.db, principal))(wait.assignees);
    if (!mayAnswer)
      throw new PatchbayError(
        'forbidden',
        `'${wait.title || wait.node}' is for ${(wait.assignees ?? []).join(', ')}. Ask one of them, or an admin, to answer.`,
      );
  }
  return await answerWait(services, callerOf(principal), input);
}

/** The wait behind a token, for the page that shows it. Looking answers nothing. */
export async function lookAtWait(services: Services, token: string): Promise<WaitRecord> {
  const wait = await getWait(services.db, tokenHash(token));
  if (wait === null || wait.kind === 'timer' || wait.kind === 'child')
    throw new PatchbayError('not_found', 'There is no wait with this token.');
  return wait;
}

function checkAnswer(wait: WaitRecord, { decision, data }: WaitAnswer): void {
  const allowed = decisions[wait.kind];
  if (allowed && (decision === undefined || !allowed.includes(decision))) {
    throw new PatchbayError(
      'invalid_input',
      `\`decision\` must be ${allowed.map((word) => `"${word}"`).join(' or ')}; got ${JSON.stringify(decision ?? null)}.`,
      { errors: [{ path: '/decision', message: `must be one of ${allowed.join(', ')}` }] },
    );
  }
  if (!isObject(wait.form) || decision !== 'approved') return;
  const errors = checkFor(wait.form)(data ?? {});
  if (errors[0])
    throw new PatchbayError(
      'invalid_input',
      `${errors[0].path === '' ? 'The form' : `\`${errors[0].path}\` of the form`} does not fit: ${errors[0].message}`,
      {
        errors: errors.map((issue) => ({ ...issue, path: `/data${issue.path}` })),
      },
    );
}
