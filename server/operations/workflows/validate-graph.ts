import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { diagnose } from './check-graph.ts';
import { diagnoseCalls } from './diagnose-calls.ts';
import { pinCalls } from './pin-calls.ts';

/** Everything that is wrong with a document, also with the workflows that it calls. */
export async function validateGraph(services: Services, principal: Principal, value: unknown): Promise<Diagnostic[]> {
  authorize(principal, 'workflows:read');
  const { graph } = parseGraph(value);
  if (graph === null) return diagnose(services, value);
  const { diagnostics } = await pinCalls(services, graph);
  return [...diagnose(services, value), ...diagnostics, ...(await diagnoseCalls(services, principal.orgId, graph))];
}
