'use client';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { Ear, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TriggerKind } from '#engine/graph/schema.ts';
import type { Listener } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { WordKey } from '#words/words.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor, useEditorStore } from '../editor/store/context.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { toastError } from '../ui/toast.tsx';
import { Address } from './address.tsx';

const asks: Record<TriggerKind, WordKey> = {
  webhook: 'triggers.sendARequestToThisAddress',
  form: 'triggers.openThisAddressAndSend',
  event: 'triggers.theNextEventBeginsARun',
  error: 'triggers.theNextRunThatFailsBegins',
  schedule: 'triggers.beginsARunOfTheDraft',
};

/** Tries a trigger with one real event: listens, and shows the run of the draft that it begins. */
export function ListenHere({ workflow, node, kind }: { workflow: string; node: string; kind: TriggerKind }) {
  const t = useWords();
  const api = useApi();
  const store = useEditorStore();
  const isSaved = useEditor((editor) => editor.save.kind === 'saved');
  const [listener, setListener] = useState<Listener | null>(null);
  const fail = (error: unknown) => toastError(t('triggers.cannotListen'), problemOf(error).detail);
  const listen = useMutation(api.triggers.listen.mutationOptions({ onSuccess: setListener, onError: fail }));
  const stop = useMutation(api.triggers.stopListening.mutationOptions());
  const query = useQuery(
    api.triggers.heard.queryOptions(listener === null ? skipToken : { id: listener.id }, {
      refetchInterval: 700,
      retry: false,
      gcTime: 0,
    }),
  );
  const runId = query.data?.runId ?? null;
  const isOver = query.isError || query.data?.isOver === true;
  useEffect(() => {
    if (listener === null || !isOver) return;
    setListener(null);
    if (runId === null) return;
    const { startRun, update, document, panels } = store.getState();
    startRun(runId, document.graph);
    update({ watched: runId, panels: { ...panels, bottom: true }, announcement: t('triggers.anEventCameRunStarted') });
  }, [listener, isOver, runId, store, t]);
  if (listener === null)
    return (
      <Button
        className="self-start"
        busy={listen.isPending}
        disabled={!isSaved}
        title={isSaved ? undefined : t('triggers.theDraftIsBeingSaved')}
        icon={<Ear className="size-3.5" />}
        onClick={() => listen.mutate({ workflow, node })}
      >
        {kind === 'schedule' ? t('triggers.tryItNow') : t('triggers.listenForOneEvent')}
      </Button>
    );
  return (
    <div className="flex flex-col gap-2" role="status" ref={bringIntoView}>
      <span className="flex items-center gap-2">
        <Badge tone="running" busy>
          {t('triggers.listening')}
        </Badge>
        <Button
          size="small"
          tone="ghost"
          icon={<X className="size-3.5" />}
          onClick={() => {
            stop.mutate({ id: listener.id });
            setListener(null);
          }}
        >
          {t('triggers.stop')}
        </Button>
      </span>
      <p className="text-muted text-sm">{t(asks[kind])}</p>
      {listener.url !== null && <Address url={listener.url} />}
    </div>
  );
}

/** The panel stands at the end of a long form. */
function bringIntoView(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'nearest' });
}
