import type { Diagnostic } from '#engine/graph/diagnostic.ts';
import { parseGraph } from '#engine/graph/parse.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { diagnose } from './check-graph.ts';
import { diagnoseCalls } from './diagnose-calls.ts';

/** Everything that is wrong with a document, also with the workflows of the organization that it calls. */
export async function validateGraph(services: Services, principal: Principal, value: unknown): Promise<Diagnostic[]> {
  authorize(principal, 'workflows:read');
  const { graph } = parseGraph(value);
  const calls = graph === null ? [] : await diagnoseCalls(services, principal.orgId, graph);
  return [...diagnose(services, value), ...calls];
}
