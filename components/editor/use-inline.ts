import type { Graph } from '#engine/graph/schema.ts';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { problemOf } from '../api/problem.ts';
import { useApiClient } from '../api/provider.tsx';
import { toastError } from '../ui/toast.tsx';
import { useEditorStore } from './store/context.tsx';

/** Puts the nodes of the workflow that a node calls in its place, as one step; says in one sentence why it cannot. */
export function useInline(): (call: string) => void {
  const t = useWords();
  const client = useApiClient();
  const store = useEditorStore();
  return (id) => {
    void put(id).catch((error: unknown) => toastError(t('editor.notPutInPlace'), problemOf(error).detail));
  };

  async function put(id: string): Promise<void> {
    const { document, catalogue, perform, update } = store.getState();
    const node = document.graph.nodes.find((other) => other.id === id);
    if (node === undefined) return;
    const [{ inline }, { whyNotInlined, whyNotThisCall }] = await Promise.all([
      import('./actions/inline.ts'),
      import('./actions/why-not-inlined.ts'),
    ]);
    const refused = whyNotThisCall(t, node);
    if (refused !== null) return toastError(t('editor.notPutInPlace'), refused);
    const called = await calledBy(t, client, node.params?.workflow ?? null, node.params?.version);
    if (typeof called === 'string') return toastError(t('editor.notPutInPlace'), called);
    const why = whyNotInlined(t, called, catalogue, node);
    if (why !== null) return toastError(t('editor.notPutInPlace'), why);
    if (store.getState().document.graph !== document.graph)
      return toastError(t('editor.notPutInPlace'), t('editor.theWorkflowChangedMeanwhileTryAgain'));
    const { operations, ids } = inline(document.graph, catalogue, id, called);
    perform(t('editor.putSlugInPlace', { slug: called.slug }), operations, { select: ids });
    update({ announcement: t('editor.theNodesOfSlug', { slug: called.slug, id }) });
  }
}

/** The document a call would run: the one in place, or the version it names, else the live one; a sentence when there is none. */
async function calledBy(
  t: Words,
  client: ReturnType<typeof useApiClient>,
  workflow: Json,
  version: Json | undefined,
): Promise<Graph | string> {
  if (typeof workflow !== 'string') {
    const { graphSchema } = await import('#engine/graph/schema.ts');
    const inPlace = graphSchema.safeParse(workflow);
    return inPlace.success ? inPlace.data : t('editor.whatStandsThereIsNoWorkflow');
  }
  if (workflow === '') return t('editor.itNamesNoWorkflowYet');
  if (workflow.includes(':')) return t('editor.workflowIsAnAddressOnlyWhat', { workflow });
  const found = await client.workflows.get.query({ workflow });
  const wanted = version === undefined || version === '' ? found.published?.version : Number(version);
  if (wanted === undefined) return t('editor.slugIsNotPublishedSoNothing', { slug: found.slug });
  if (!Number.isInteger(wanted))
    return t('editor.versionIsNoVersionOfSlug', { version: String(version), slug: found.slug });
  return (await client.workflows.version.query({ id: found.id, version: wanted })).graph;
}
