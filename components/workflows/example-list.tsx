'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { PortType } from '#engine/graph/catalogue.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useHere } from '../shell/session.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toastError } from '../ui/toast.tsx';
import { Miniature } from './miniature.tsx';

/** The examples to begin from; a click adds one as a draft and opens it. */
export function ExampleList({ typeOf }: { typeOf: (type: string) => PortType }) {
  const api = useApi();
  const router = useRouter();
  const { organization } = useHere();
  const examples = useQuery(api.workflows.examples.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const add = useMutation(
    api.workflows.addExample.mutationOptions({
      onSuccess: ({ slug }) => router.push(`/${organization.slug}/workflows/${slug}`),
      onError: (error) => toastError('Not added', problemOf(error).detail),
    }),
  );
  if (examples.isPending) return <Skeleton className="h-[180px] !rounded-node" />;
  if (examples.isError) return <p className="text-error">{problemOf(examples.error).detail}</p>;
  if (examples.data.length === 0) return <p className="text-muted">This installation offers no examples.</p>;
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(230px,1fr))] gap-3">
      {examples.data.map((example) => (
        <li key={example.slug}>
          <button
            type="button"
            disabled={add.isPending}
            onClick={() => add.mutate({ slug: example.slug })}
            className="flex h-full w-full flex-col overflow-hidden rounded-node border border-line bg-panel text-left transition hover:border-strong hover:shadow-card disabled:opacity-60"
          >
            <span className="block border-line border-b bg-canvas">
              <Miniature preview={example.preview} typeOf={typeOf} />
            </span>
            <span className="block px-3.5 pt-3 font-semibold">{example.name}</span>
            <span className="block px-3.5 pt-0.5 pb-3.5 text-muted text-sm">{example.description}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
