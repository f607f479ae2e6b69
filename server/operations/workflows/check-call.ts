import type { Json } from '#engine/json.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import type { CallCheck } from '../../trpc/views.ts';
import { checkCallee } from './pin-calls.ts';

/** From where workflows may be called here, and what is wrong with the one that a call is about to name. */
export async function checkCall(
  services: Pick<Services, 'catalogue' | 'callSources'>,
  principal: Principal,
  input: { workflow: Json },
): Promise<CallCheck> {
  authorize(principal, 'workflows:write');
  const problem = await checkCallee(services, input.workflow);
  return { ...services.callSources.kinds, problem };
}
