'use client';
import { useQueryClient } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { BulkBar } from '../lists/bulk-bar.tsx';
import { BulkRefused } from '../lists/bulk-refused.tsx';
import { type BulkResult, useBulk } from '../lists/use-bulk.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { saveFile } from '../ui/save-file.ts';
import { toast } from '../ui/toast.tsx';

type Props = { workflows: readonly WorkflowSummary[]; canEdit: boolean; onClear: () => void };
type Verb = 'workflows.savedInOneFile' | 'workflows.workflowsDeleted';
type Ended = { verb: Verb; result: BulkResult };

/** What can be done with several workflows: one file of them all, or away with them. */
export function WorkflowBulk({ workflows, canEdit, onClear }: Props) {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const { progress, run } = useBulk();
  const [isAsked, setAsked] = useState(false);
  const [ended, setEnded] = useState<Ended | null>(null);
  const end = (verb: Verb, result: BulkResult) => {
    if (result.done > 0) toast(t(verb, { count: result.done }));
    if (result.refused.length > 0) setEnded({ verb, result });
  };
  const save = async () => {
    const graphs = new Map<string, Graph>();
    const result = await run(workflows, nameOf, async ({ id }) => {
      graphs.set(id, (await client.workflows.get.query({ workflow: id })).graph);
    });
    const { fileOf } = await import('./read-graphs.ts');
    const inOrder = workflows.flatMap(({ id }) => graphs.get(id) ?? []);
    if (inOrder.length > 0) saveFile('workflows.json', fileOf(inOrder));
    end('workflows.savedInOneFile', result);
  };
  const remove = async () => {
    setAsked(false);
    const result = await run(workflows, nameOf, ({ id }) => client.workflows.remove.mutate({ id }));
    await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
    end('workflows.workflowsDeleted', result);
  };
  return (
    <>
      {workflows.length > 0 && (
        <BulkBar
          what={t('workflows.countWorkflows', { count: workflows.length })}
          progress={progress}
          onClear={onClear}
        >
          <Button disabled={progress !== null} icon={<Download className="size-3.5" />} onClick={() => void save()}>
            {t('workflows.exportAsOneFile')}
          </Button>
          {canEdit && (
            <Button disabled={progress !== null} icon={<Trash2 className="size-3.5" />} onClick={() => setAsked(true)}>
              {t('workflows.deleteCount', { count: workflows.length })}
            </Button>
          )}
        </BulkBar>
      )}
      <Confirm
        open={isAsked}
        title={t('workflows.deleteWorkflows', { count: workflows.length })}
        about={t('workflows.namesOfTheirVersionsStopAnswering', { namesOf: namesOf(t, workflows) })}
        verb={t('workflows.deleteCount', { count: workflows.length })}
        keep={t('workflows.keepThem')}
        busy={false}
        onKeep={() => setAsked(false)}
        onConfirm={() => void remove()}
      />
      {ended !== null && (
        <BulkRefused
          title={t('workflows.workflowsRefused', { count: ended.result.refused.length })}
          about={`${t(ended.verb, { count: ended.result.done })}.`}
          refused={ended.result.refused}
          onClose={() => setEnded(null)}
        />
      )}
    </>
  );
}

function nameOf({ name }: WorkflowSummary): string {
  return name;
}

function namesOf(t: Words, workflows: readonly WorkflowSummary[]): string {
  const names = workflows.slice(0, 5).map(nameOf).join(', ');
  return workflows.length > 5 ? t('workflows.namesAndCountMore', { names, count: workflows.length - 5 }) : names;
}
