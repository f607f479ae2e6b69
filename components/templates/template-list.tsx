'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Example } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { GraphDrawing } from '../drawing/graph-drawing.tsx';
import { typeOf } from '../editor/parts/type-tint.ts';
import { useHere } from '../shell/session.tsx';
import { Glyph } from '../ui/glyph.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toastError } from '../ui/toast.tsx';
import { TemplateDialog } from './template-dialog.tsx';

/** The templates of this installation; a click shows one whole, and from there it is taken as a draft. */
export function TemplateList() {
  const t = useWords();
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const [chosen, setChosen] = useState<Example | null>(null);
  const examples = useQuery(api.workflows.examples.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const list = useQuery(api.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const catalogue: Catalogue = useMemo(
    () => new Map(list.data?.map((description) => [description.type, description])),
    [list.data],
  );
  const add = useMutation(
    api.workflows.addExample.mutationOptions({
      onSuccess: ({ slug }) => router.push(`/${organization.slug}/workflows/${slug}`),
      onError: (error) => toastError(t('templates.notAdded'), problemOf(error).detail),
    }),
  );
  const error = examples.error ?? list.error;
  if (error) return <p className="text-error">{problemOf(error).detail}</p>;
  if (examples.data === undefined || list.data === undefined)
    return (
      <div className="grid grid-cols-[repeat(auto-fill,minmax(340px,1fr))] gap-4 max-sm:grid-cols-1">
        {[1, 2, 3].map((key) => (
          <Skeleton key={key} className="h-[312px] !rounded-node" />
        ))}
      </div>
    );
  if (examples.data.length === 0)
    return <p className="text-muted">{t('templates.thisInstallationOffersNoTemplates')}</p>;
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(340px,1fr))] gap-4 max-sm:grid-cols-1">
        {examples.data.map((example) => (
          <li key={example.slug}>
            <button
              type="button"
              onClick={() => setChosen(example)}
              className="flex h-full w-full flex-col overflow-hidden rounded-node border border-line bg-panel text-start transition hover:border-strong hover:shadow-card"
            >
              <span className="dotted block w-full border-line border-b bg-canvas p-2">
                <GraphDrawing
                  graph={example.graph}
                  catalogue={catalogue}
                  title={t('templates.pictureOfExample', { example: example.name })}
                  className="h-44 w-full"
                  isFar
                />
              </span>
              <span className="block px-4 pt-3 font-semibold">{example.name}</span>
              <span className="block flex-1 px-4 pt-0.5 text-muted text-sm">{example.description}</span>
              <Types graph={example.graph} catalogue={catalogue} />
            </button>
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <TemplateDialog
          example={chosen}
          catalogue={catalogue}
          busy={add.isPending}
          onUse={() => add.mutate({ slug: chosen.slug })}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}

const mostTypes = 6;

/** What a workflow is made of, as the glyphs of its kinds of nodes. */
function Types({ graph, catalogue }: { graph: Example['graph']; catalogue: Catalogue }) {
  const t = useWords();
  const types = [...new Set(graph.nodes.map(({ type }) => type))];
  return (
    <span className="flex items-center gap-1.5 px-4 pt-2.5 pb-3.5">
      {types.slice(0, mostTypes).map((type) => {
        const description = catalogue.get(type);
        return <Glyph key={type} icon={description?.icon ?? 'box'} type={typeOf(description)} />;
      })}
      <span className="ps-1 text-faint text-sm">{t('templates.nodes', { count: graph.nodes.length })}</span>
    </span>
  );
}
