import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { problemOf } from '../api/problem.ts';
import { useApiClient } from '../api/provider.tsx';
import { toastError } from '../ui/toast.tsx';
import { useEditorStore } from './store/context.tsx';

/** Puts the nodes of the workflow that a node calls in its place, as one step; says in one sentence why it cannot. */
export function useInline(): (call: string) => void {
  const client = useApiClient();
  const store = useEditorStore();
  return (id) => {
    void put(id).catch((error: unknown) => toastError('Not put in place', problemOf(error).detail));
  };

  async function put(id: string): Promise<void> {
    const { document, catalogue, perform, update } = store.getState();
    const node = document.graph.nodes.find((other) => other.id === id);
    if (node === undefined) return;
    const [{ inline }, { whyNotInlined, whyNotThisCall }] = await Promise.all([
      import('./actions/inline.ts'),
      import('./actions/why-not-inlined.ts'),
    ]);
    const refused = whyNotThisCall(node);
    if (refused !== null) return toastError('Not put in place', refused);
    const called = await calledBy(client, node.params?.workflow ?? null, node.params?.version);
    if (typeof called === 'string') return toastError('Not put in place', called);
    const why = whyNotInlined(called, catalogue, node);
    if (why !== null) return toastError('Not put in place', why);
    if (store.getState().document.graph !== document.graph)
      return toastError('Not put in place', 'The workflow changed meanwhile. Try again.');
    const { operations, ids } = inline(document.graph, catalogue, id, called);
    perform(`Put ${called.slug} in place`, operations, { select: ids });
    update({ announcement: `The nodes of ${called.slug} are in the place of ${id}` });
  }
}

/** The document a call would run: the one in place, or the version it names, else the live one; a sentence when there is none. */
async function calledBy(
  client: ReturnType<typeof useApiClient>,
  workflow: Json,
  version: Json | undefined,
): Promise<Graph | string> {
  if (typeof workflow !== 'string') {
    const { graphSchema } = await import('#engine/graph/schema.ts');
    const inPlace = graphSchema.safeParse(workflow);
    return inPlace.success ? inPlace.data : 'What stands there is no workflow. Mend it first.';
  }
  if (workflow === '') return 'It names no workflow yet.';
  if (workflow.includes(':')) return `${workflow} is an address. Only what is saved here can be put in place.`;
  const found = await client.workflows.get.query({ workflow });
  const wanted = version === undefined || version === '' ? found.published?.version : Number(version);
  if (wanted === undefined) return `${found.slug} is not published, so nothing is called. Publish it first.`;
  if (!Number.isInteger(wanted)) return `${String(version)} is no version of ${found.slug}.`;
  return (await client.workflows.version.query({ id: found.id, version: wanted })).graph;
}
