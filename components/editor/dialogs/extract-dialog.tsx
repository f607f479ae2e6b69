'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { toast } from '../../ui/toast.tsx';
import { extract } from '../actions/extract.ts';
import { whyNotExtracted } from '../actions/why-not-extracted.ts';
import { useEditor, useEditorStore } from '../store/context.tsx';

/** Makes a workflow of the selected nodes, publishes it, and puts a call of it in their place. */
export function ExtractDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const api = useApi();
  const cache = useQueryClient();
  const store = useEditorStore();
  const graph = useEditor((editor) => editor.document.graph);
  const catalogue = useEditor((editor) => editor.catalogue);
  const chosen = useEditor((editor) => editor.selection.nodes);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const create = useMutation(api.workflows.create.mutationOptions());
  const publish = useMutation(api.workflows.publish.mutationOptions());
  const remove = useMutation(api.workflows.remove.mutationOptions());
  const busy = create.isPending || publish.isPending;
  const refused = whyNotExtracted(t, graph, catalogue, chosen);
  const slug = slugOf(name);
  const make = async () => {
    setProblem(null);
    const part = extract(graph, catalogue, chosen, { name, slug });
    let made: { id: string } | null = null;
    try {
      made = await create.mutateAsync({ graph: part.graph });
      const { proposed } = await publish.mutateAsync({
        id: made.id,
        note: t('dialogs.takenOutOfSlug', { slug: graph.slug }),
      });
      store.getState().perform(t('dialogs.makeSlug', { slug }), part.operations, { select: [part.call] });
      await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
      toast(
        t('dialogs.nameIsAWorkflowNow', { name }),
        proposed ? t('dialogs.callsReachItOnceItsFirst') : t('dialogs.callCallsIt', { call: part.call }),
      );
      onClose();
    } catch (error) {
      // Half of it would be in the way of the next try.
      if (made !== null) await remove.mutateAsync({ id: made.id }).catch(() => {});
      setProblem(problemOf(error).detail);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width="small"
      title={t('dialogs.makeAWorkflowOfTheSelection')}
      description={refused ?? t('dialogs.nodesBecomeAWorkflowOfTheir', { count: chosen.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={busy} disabled={refused !== null || slug === ''} onClick={() => void make()}>
            {t('dialogs.makeIt')}
          </Button>
        </>
      }
    >
      {refused === null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (slug !== '') void make();
          }}
        >
          <Field label={t('common.name')} {...(slug !== '' && { hint: t('dialogs.calledAsSlug', { slug }) })}>
            {(slot) => (
              <Input
                {...slot}
                autoFocus
                maxLength={80}
                value={name}
                placeholder={t('dialogs.reserveTheStock')}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          {problem !== null && (
            <p role="alert" className="mt-2 text-error text-sm">
              {problem}
            </p>
          )}
        </form>
      )}
    </Dialog>
  );
}

/** The name as slugs are written; empty while it holds no letter to begin with. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 64);
}
