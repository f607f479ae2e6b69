'use client';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import type { TriggerKind } from '#engine/graph/schema.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Trigger } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { useApi } from '../api/provider.tsx';
import { useEditor } from '../editor/store/context.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Address } from './address.tsx';
import { ListenHere } from './listen-here.tsx';
import { NextTimes } from './next-times.tsx';
import { SchedulePreview } from './schedule-preview.tsx';

/** What belongs to a trigger beside its parameters: its address or next times once published, and a way to try it. */
export function TriggerPanel({ node, kind, params }: { node: string; kind: TriggerKind; params: JsonObject }) {
  const t = useWords();
  const api = useApi();
  const { workflow } = useParams<{ workflow: string }>();
  const readOnly = useEditor((editor) => editor.readOnly);
  const query = useQuery(api.triggers.list.queryOptions({ workflow }));
  const published = query.data?.find((trigger) => trigger.node === node && trigger.kind === kind);
  return (
    <section className="flex flex-col gap-3 border-line border-t pt-4" aria-label={t('triggers.trigger')}>
      {kind === 'schedule' && <SchedulePreview params={params} />}
      {published ? (
        <Published trigger={published} />
      ) : (
        <p className="text-muted text-sm">{t('triggers.beginsRunsByItselfOnce')}</p>
      )}
      {!readOnly && <ListenHere key={node} workflow={workflow} node={node} kind={kind} />}
    </section>
  );
}

function Published({ trigger }: { trigger: Trigger }) {
  const t = useWords();
  const { url, kind, method = 'POST', next, isPaused } = trigger;
  if (kind === 'schedule')
    return (
      <div className="flex flex-col gap-1">
        <h3 className="text-muted text-sm">{t('triggers.publishedNext')}</h3>
        <NextTimes times={next} isPaused={isPaused} />
      </div>
    );
  if (url === null) return null;
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-muted text-sm">{t('triggers.publishedAddress', { isPaused: isPaused ? 'yes' : 'no' })}</h3>
      <Address url={url} />
      {kind === 'webhook' && (
        <CopyButton withText label={t('triggers.copyAsCurl')} text={curlLine(url, method)} className="self-start" />
      )}
    </div>
  );
}

function curlLine(url: string, method: string): string {
  const line = `curl -X ${method} '${url}'`;
  return method === 'GET' || method === 'DELETE'
    ? line
    : `${line} \\\n  -H 'Content-Type: application/json' \\\n  -d '{"hello":"world"}'`;
}
