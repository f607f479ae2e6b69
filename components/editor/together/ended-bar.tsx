'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { toastError } from '../../ui/toast.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';

const titles = {
  revoked: 'together.thisWorkflowIsOnlyToRead',
  deleted: 'together.thisWorkflowWasDeleted',
  closed: 'together.editingHasEndedHere',
} as const;

/** Why nothing can be changed here any more, and what can be done about it; nothing on the page is lost by it. */
export function EndedBar({ org }: { org: string }) {
  const t = useWords();
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
      toastError(t('together.notMade'), problemOf(error).detail);
    }
  };
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-raised px-4 py-2">
      <p className="min-w-[200px] flex-1">
        <span className="font-medium">{t(titles[ended.code])}</span>{' '}
        <span className="text-muted">
          {ended.reason} {isUnsaved && ended.code !== 'deleted' && t('together.whatYouChangedLast')}
        </span>
      </p>
      <Button size="small" onClick={() => saveFile(`${graph().slug}.json`, graph())}>
        {t('together.downloadAsJSON')}
      </Button>
      {ended.code === 'deleted' ? (
        <Button size="small" tone="primary" busy={create.isPending} onClick={() => void anew()}>
          {t('together.makeItAnew')}
        </Button>
      ) : (
        <Button size="small" tone="primary" onClick={() => location.reload()}>
          {t('together.reload')}
        </Button>
      )}
    </div>
  );
}
