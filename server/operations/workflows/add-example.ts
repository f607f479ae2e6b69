import { PatchbayError } from '#engine/errors.ts';
import type { Principal } from '../../auth/principal.ts';
import { authorize } from '../../auth/roles.ts';
import type { Services } from '../../services.ts';
import { readExamples } from './add-examples.ts';
import { insertUnderFreeSlug } from './insert-under-free-slug.ts';

/** Adds one example as a draft; beside one of the same slug it becomes a numbered copy. */
export async function addExample(
  services: Services,
  principal: Principal,
  input: { slug: string },
): Promise<{ id: string; slug: string }> {
  authorize(principal, 'workflows:write');
  const graphs = services.demo ? await readExamples() : [];
  const graph = graphs.find((example) => example.slug === input.slug);
  if (graph === undefined)
    throw new PatchbayError('not_found', `There is no example called '${input.slug}'. Choose one from the list.`);
  return insertUnderFreeSlug(services, principal, graph, 1);
}
