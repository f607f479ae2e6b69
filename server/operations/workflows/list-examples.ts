import { previewOf } from '#db/queries/workflows/preview-of.ts';
import type { Preview } from '#db/schema/workflows.ts';
import type { Services } from '../../services.ts';
import { readExamples } from './add-examples.ts';

/** An example to choose from: what it is called, what it does, and its picture. */
export type Example = { slug: string; name: string; description: string; preview: Preview };

/** The examples of this installation; none where the demo shop they call is off. */
export async function listExamples({ demo }: Pick<Services, 'demo'>): Promise<Example[]> {
  const graphs = demo ? await readExamples() : [];
  return graphs.map((graph) => ({
    slug: graph.slug,
    name: graph.name,
    description: graph.description,
    preview: previewOf(graph),
  }));
}
