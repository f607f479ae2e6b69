'use client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookOpen, Compass, Plus, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useState } from 'react';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { typeOf } from '../editor/parts/type-tint.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { TemplateList } from '../templates/template-list.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast, toastError } from '../ui/toast.tsx';
import { ImportButton } from './import-button.tsx';
import { useNewWorkflow } from './use-new-workflow.ts';
import { WorkflowCard } from './workflow-card.tsx';

/** All workflows of the organization, newest first, with search, a new one and import. */
export function WorkflowList() {
  const api = useApi();
  const cache = useQueryClient();
  const router = useRouter();
  const { organization } = useHere();
  const [search, setSearch] = useState('');
  const [doomed, setDoomed] = useState<WorkflowSummary | null>(null);
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const list = useInfiniteQuery(
    api.workflows.list.infiniteQueryOptions(
      { limit: 200 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const catalogue = useQuery(api.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const types = new Map(catalogue.data?.map((description) => [description.type, typeOf(description)]));
  const tintType = (type: string) => types.get(type) ?? 'control';
  const refresh = () => cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
  const failed = (error: unknown) => {
    const problem = problemOf(error);
    toastError(problem.detail, problem.errors[0] && `${problem.errors[0].path} ${problem.errors[0].message}`);
  };
  const create = useMutation(
    api.workflows.create.mutationOptions({
      onSuccess: ({ slug }) => router.push(`/${organization.slug}/workflows/${slug}`),
      onError: failed,
    }),
  );
  const duplicate = useMutation(
    api.workflows.duplicate.mutationOptions({
      onSuccess: ({ slug }) => router.push(`/${organization.slug}/workflows/${slug}`),
      onError: failed,
    }),
  );
  const remove = useMutation(
    api.workflows.remove.mutationOptions({
      onSuccess: () => {
        toast('Deleted');
        setDoomed(null);
        return refresh();
      },
      onError: failed,
    }),
  );
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const workflows = all.filter((workflow) => fits(workflow, wanted));
  const canEdit = organization.role !== 'viewer' && organization.role !== 'runner';
  const { make, isPending } = useNewWorkflow();
  const actions = canEdit && (
    <>
      <Button icon={<BookOpen className="size-4" />} onClick={() => router.push(`/${organization.slug}/templates`)}>
        Templates
      </Button>
      <ImportButton onGraph={(graph) => create.mutate({ graph })} />
      <Button tone="primary" icon={<Plus className="size-4" />} busy={isPending} onClick={() => make()}>
        New workflow
      </Button>
    </>
  );
  return (
    <Page
      title="Workflows"
      about={organization.name}
      action={
        <>
          <label className="field flex h-8 w-56 items-center gap-2">
            <Search className="size-3.5 text-faint" aria-hidden />
            <input
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              placeholder="Search"
              aria-label="Search workflows"
              className="min-w-0 flex-1 bg-transparent outline-none"
            />
          </label>
          {actions}
        </>
      }
    >
      {list.isError && (
        <p role="alert" className="text-error">
          {problemOf(list.error).detail}
        </p>
      )}
      {list.isPending && (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(280px,1fr))] gap-4">
          {[1, 2, 3].map((key) => (
            <Skeleton key={key} className="h-[232px] !rounded-node" />
          ))}
        </div>
      )}
      {list.isSuccess && workflows.length === 0 && (
        <Empty
          title={wanted === '' ? 'No workflows yet' : `Nothing is called “${wanted}”`}
          action={
            wanted === '' ? (
              <>
                {canEdit && (
                  <Button tone="primary" icon={<Compass className="size-4" />} onClick={() => make({ guided: true })}>
                    Show me how, in a minute
                  </Button>
                )}
                {actions}
              </>
            ) : undefined
          }
        >
          {wanted === ''
            ? 'Draw your first one: a start, a few nodes, an end. Publishing makes it a tool that anything can call.'
            : 'Search looks at names, slugs and descriptions.'}
        </Empty>
      )}
      {list.isSuccess && all.length === 0 && canEdit && (
        <section aria-labelledby="examples" className="flex flex-col gap-3">
          <h2 id="examples" className="font-semibold text-lg">
            Or begin from a template
          </h2>
          <TemplateList />
        </section>
      )}
      <div className="grid grid-cols-[repeat(auto-fill,minmax(280px,1fr))] gap-4">
        {workflows.map((workflow) => (
          <WorkflowCard
            key={workflow.id}
            workflow={workflow}
            org={organization.slug}
            typeOf={tintType}
            canEdit={canEdit}
            onFigures={() => router.push(`/${organization.slug}/workflows/${workflow.slug}/figures`)}
            onDuplicate={() => duplicate.mutate({ id: workflow.id })}
            onRemove={() => setDoomed(workflow)}
          />
        ))}
      </div>
      {list.hasNextPage && (
        <Button className="self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
      <Confirm
        open={doomed !== null}
        title={`Delete ${doomed?.name ?? ''}?`}
        about="Its versions stop answering at once, and its runs can no longer be opened."
        verb="Delete"
        busy={remove.isPending}
        onKeep={() => setDoomed(null)}
        onConfirm={() => doomed && remove.mutate({ id: doomed.id })}
      />
    </Page>
  );
}

function fits(workflow: WorkflowSummary, wanted: string): boolean {
  return [workflow.name, workflow.slug, workflow.description].some((text) => text.toLowerCase().includes(wanted));
}
