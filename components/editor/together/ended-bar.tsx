'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toastError } from '../../ui/toast.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

const titles = {
  revoked: 'This workflow is only to read for you now.',
  deleted: 'This workflow was deleted.',
  closed: 'Editing has ended here.',
} as const;

/** Why nothing can be changed here any more, and what can be done about it; nothing on the page is lost by it. */
export function EndedBar({ org }: { org: string }) {
  const api = useApi();
  const cache = useQueryClient();
  const router = useRouter();
  const store = useEditorStore();
  const ended = useEditor((editor) => editor.ended);
  const isUnsaved = useEditor((editor) => editor.save.kind !== 'saved');
  const create = useMutation(api.workflows.create.mutationOptions());
  if (ended === null) return null;
  const graph = () => store.getState().document.graph;
  const anew = async () => {
    try {
      const { id } = await create.mutateAsync({ graph: graph() });
      await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
      router.push(`/${org}/workflows/${id}`);
    } catch (error) {
      toastError('Not made', problemOf(error).detail);
    }
  };
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-raised px-4 py-2">
      <p className="min-w-[200px] flex-1">
        <span className="font-medium">{titles[ended.code]}</span>{' '}
        <span className="text-muted">
          {ended.reason}
          {isUnsaved && ended.code !== 'deleted' && ' What you changed last was not taken and is only on this page.'}
        </span>
      </p>
      <Button size="small" onClick={() => saveFile(`${graph().slug}.json`, graph())}>
        Download as JSON
      </Button>
      {ended.code === 'deleted' ? (
        <Button size="small" tone="primary" busy={create.isPending} onClick={() => void anew()}>
          Make it anew
        </Button>
      ) : (
        <Button size="small" tone="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      )}
    </div>
  );
}
