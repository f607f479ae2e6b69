import type { Services } from '../../services.ts';
import type { Example } from '../../trpc/views.ts';
import { readExamples } from './add-examples.ts';

/** The examples of this installation; none where the demo shop they call is off. */
export async function listExamples({ demo }: Pick<Services, 'demo'>): Promise<Example[]> {
  const graphs = demo ? await readExamples() : [];
  return graphs.map((graph) => ({ slug: graph.slug, name: graph.name, description: graph.description, graph }));
}
