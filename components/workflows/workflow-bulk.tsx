'use client';
import { useQueryClient } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Graph } from '#engine/graph/schema.ts';
import type { WorkflowSummary } from '#server/trpc/views.ts';
import { useApi, useApiClient } from '../api/provider.tsx';
import { BulkBar } from '../lists/bulk-bar.tsx';
import { BulkRefused } from '../lists/bulk-refused.tsx';
import { type BulkResult, useBulk } from '../lists/use-bulk.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { saveFile } from '../ui/save-file.ts';
import { toast } from '../ui/toast.tsx';
import { countText } from '../ui/words.ts';

type Props = { workflows: readonly WorkflowSummary[]; canEdit: boolean; onClear: () => void };
type Ended = { verb: string; result: BulkResult };

/** What can be done with several workflows: one file of them all, or away with them. */
export function WorkflowBulk({ workflows, canEdit, onClear }: Props) {
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const { progress, run } = useBulk();
  const [isAsked, setAsked] = useState(false);
  const [ended, setEnded] = useState<Ended | null>(null);
  const end = (verb: string, result: BulkResult) => {
    if (result.done > 0) toast(`${countText(result.done, 'workflow')} ${verb}`);
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
    end('in one file', result);
  };
  const remove = async () => {
    setAsked(false);
    const result = await run(workflows, nameOf, ({ id }) => client.workflows.remove.mutate({ id }));
    await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
    end('deleted', result);
  };
  return (
    <>
      {workflows.length > 0 && (
        <BulkBar count={workflows.length} noun="workflow" progress={progress} onClear={onClear}>
          <Button disabled={progress !== null} icon={<Download className="size-3.5" />} onClick={() => void save()}>
            Export as one file
          </Button>
          {canEdit && (
            <Button disabled={progress !== null} icon={<Trash2 className="size-3.5" />} onClick={() => setAsked(true)}>
              Delete {workflows.length}
            </Button>
          )}
        </BulkBar>
      )}
      <Confirm
        open={isAsked}
        title={`Delete ${countText(workflows.length, 'workflow')}?`}
        about={`${namesOf(workflows)}. Their versions stop answering at once, and their runs can no longer be opened.`}
        verb={`Delete ${workflows.length}`}
        keep="Keep them"
        busy={false}
        onKeep={() => setAsked(false)}
        onConfirm={() => void remove()}
      />
      {ended !== null && (
        <BulkRefused
          title={`${countText(ended.result.refused.length, 'workflow')} not ${ended.verb}`}
          about={`${countText(ended.result.done, 'workflow')} ${ended.verb}.`}
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

function namesOf(workflows: readonly WorkflowSummary[]): string {
  const names = workflows.slice(0, 5).map(nameOf).join(', ');
  return workflows.length > 5 ? `${names} and ${workflows.length - 5} more` : names;
}
