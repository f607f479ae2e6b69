'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookOpen, Compass, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { typeOf } from '../editor/parts/type-tint.ts';
import { ColumnChoice } from '../lists/column-choice.tsx';
import { chosenOf } from '../lists/data-columns.ts';
import { DataTable } from '../lists/data-table.tsx';
import { ListError } from '../lists/list-error.tsx';
import { SavedViews } from '../lists/saved-views.tsx';
import { useAddress } from '../lists/use-address.ts';
import { useDataTable } from '../lists/use-data-table.ts';
import { useLeftWith } from '../lists/use-left-with.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { TemplateList } from '../templates/template-list.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Empty } from '../ui/empty.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { toast, toastError } from '../ui/toast.tsx';
import { ImportButton } from './import-button.tsx';
import { useAllWorkflows } from './use-all-workflows.ts';
import { useImport } from './use-import.ts';
import { useNewWorkflow } from './use-new-workflow.ts';
import { WorkflowBulk } from './workflow-bulk.tsx';
import { WorkflowCard } from './workflow-card.tsx';
import { workflowColumns } from './workflow-columns.tsx';
import { WorkflowFilters } from './workflow-filters.tsx';
import { readWorkflowView, viewed } from './workflow-view.ts';

/** All workflows of the organization, newest first, with search, a new one and import. */
export function WorkflowList() {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const router = useRouter();
  const { organization } = useHere();
  const address = useAddress();
  const view = readWorkflowView(address.query);
  const left = useLeftWith(`workflows.${organization.id}`, address.query.toString());
  const [doomed, setDoomed] = useState<WorkflowSummary | null>(null);
  const { list, all } = useAllWorkflows();
  const catalogue = useQuery(api.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const types = new Map(catalogue.data?.map((description) => [description.type, typeOf(description)]));
  const tintType = (type: string) => types.get(type) ?? 'control';
  const refresh = () => cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
  const failed = (error: unknown) => {
    const problem = problemOf(error);
    toastError(problem.detail, problem.errors[0] && `${problem.errors[0].path} ${problem.errors[0].message}`);
  };
  const duplicate = useMutation(
    api.workflows.duplicate.mutationOptions({
      onSuccess: ({ slug }) => router.push(`/${organization.slug}/workflows/${slug}`),
      onError: failed,
    }),
  );
  const remove = useMutation(
    api.workflows.remove.mutationOptions({
      onSuccess: () => {
        toast(t('workflows.deleted'));
        setDoomed(null);
        return refresh();
      },
      onError: failed,
    }),
  );
  const workflows = viewed(all, view);
  const table = useDataTable({
    columns: workflowColumns(t, organization.slug),
    rows: workflows,
    keyOf: ({ id }) => id,
    order: { id: view.sort, desc: view.sort !== 'name', onOrder: (sort) => address.set({ sort }) },
  });
  const importGraphs = useImport(organization.slug);
  const canEdit = organization.role !== 'viewer' && organization.role !== 'runner';
  const { make, isPending } = useNewWorkflow();
  const actions = canEdit && (
    <>
      <Button icon={<BookOpen className="size-4" />} onClick={() => router.push(`/${organization.slug}/templates`)}>
        {t('workflows.templates')}
      </Button>
      <ImportButton onGraphs={importGraphs} />
      <Button tone="primary" icon={<Plus className="size-4" />} busy={isPending} onClick={() => make()}>
        {t('workflows.newWorkflow')}
      </Button>
    </>
  );
  return (
    <Page
      title={t('workflows.listOfWorkflows')}
      about={organization.name}
      action={
        <>
          {view.look === 'list' && <ColumnChoice table={table} />}
          <SavedViews list="workflows" address={address} left={left} />
          {actions}
        </>
      }
    >
      {all.length > 0 && (
        <WorkflowFilters address={address} view={view} kinds={[...new Set(all.map(({ kind }) => kind))].sort()} />
      )}
      {list.isError && <ListError error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(280px,1fr))] gap-4">
          {[1, 2, 3].map((key) => (
            <Skeleton key={key} className="h-[232px] !rounded-node" />
          ))}
        </div>
      )}
      {list.isSuccess && workflows.length === 0 && (
        <Empty
          title={all.length === 0 ? t('workflows.noWorkflowsYet') : t('workflows.nothingFitsTheseFilters')}
          action={
            all.length === 0 ? (
              <>
                {canEdit && (
                  <Button tone="primary" icon={<Compass className="size-4" />} onClick={() => make({ guided: true })}>
                    {t('workflows.showMeHowInAMinute')}
                  </Button>
                )}
                {actions}
              </>
            ) : (
              <Button onClick={() => address.replace(`sort=${view.sort}&look=${view.look}`)}>
                {t('workflows.clearFilters')}
              </Button>
            )
          }
        >
          {all.length === 0 ? t('workflows.drawYourFirstOneAStart') : t('workflows.searchLooksAtNamesSlugs')}
        </Empty>
      )}
      {list.isSuccess && all.length === 0 && canEdit && (
        <section aria-labelledby="examples" className="flex flex-col gap-3">
          <h2 id="examples" className="font-semibold text-lg">
            {t('workflows.orBeginFromATemplate')}
          </h2>
          <TemplateList />
        </section>
      )}
      {view.look === 'cards' && (
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
      )}
      {view.look === 'list' && (
        <WorkflowBulk workflows={chosenOf(table)} canEdit={canEdit} onClear={() => table.resetRowSelection(true)} />
      )}
      {view.look === 'list' && workflows.length > 0 && (
        <DataTable
          label={t('workflows.listOfWorkflows')}
          table={table}
          onOpen={({ slug }) => router.push(`/${organization.slug}/workflows/${slug}`)}
          nameOf={({ name }) => name}
        />
      )}
      <Confirm
        open={doomed !== null}
        title={t('workflows.deleteDoomed', { doomed: doomed?.name ?? '' })}
        about={t('workflows.itsVersionsStopAnsweringAtOnce')}
        verb={t('common.delete')}
        busy={remove.isPending}
        onKeep={() => setDoomed(null)}
        onConfirm={() => doomed && remove.mutate({ id: doomed.id })}
      />
    </Page>
  );
}
