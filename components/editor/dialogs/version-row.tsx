'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { Version } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi, useApiClient } from '../../api/provider.tsx';
import { useDecide } from '../../approvals/use-decide.ts';
import { useHere } from '../../shell/session.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Ago } from '../../ui/time.tsx';
import { toast, toastError } from '../../ui/toast.tsx';
import { compareLink } from '../../versions/state-of.ts';
import { replaceOperations } from '../actions/replace.ts';
import { useEditorStore } from '../store/context.tsx';

type Props = {
  id: string;
  slug: string;
  flush: () => Promise<boolean>;
  version: Version;
  /** True for the live version while another one gets some of its calls. */
  isTried: boolean;
  onClose: () => void;
};

/** One version: what it is, and what can be done with it. */
export function VersionRow({ id, slug, flush, version, isTried, onClose }: Props) {
  const t = useWords();
  const api = useApi();
  const client = useApiClient();
  const cache = useQueryClient();
  const store = useEditorStore();
  const router = useRouter();
  const { organization } = useHere();
  const isProposed = version.promotion?.state === 'proposed';
  const activate = useMutation(
    api.workflows.activate.mutationOptions({
      onSuccess: async ({ proposed }) => {
        await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
        if (proposed)
          toast(
            t('dialogs.versionVersionIsProposed', { version: version.version }),
            t('dialogs.itGoesLiveWhenAnotherPerson'),
          );
        else toast(t('dialogs.versionVersionIsLive', { version: version.version }));
      },
      onError: (error) => toastError(t('dialogs.notMadeLive'), problemOf(error).detail),
    }),
  );
  const restore = async () => {
    try {
      const { graph } = await client.workflows.version.query({ id, version: version.version });
      const { perform, document } = store.getState();
      perform(
        t('dialogs.takeVersionVersionIntoTheDraft', { version: version.version }),
        replaceOperations(document.graph, graph),
      );
      onClose();
      toast(t('dialogs.takenIntoTheDraft'), t('dialogs.undoBringsTheFormerDraftBack'));
    } catch (error) {
      toastError(t('dialogs.notTakenOver'), problemOf(error).detail);
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3 last:border-0">
      <span className="w-9 font-mono text-muted">v{version.version}</span>
      <div className="min-w-32 flex-1">
        <p className="truncate">{version.note || <span className="text-faint">{t('dialogs.noNote')}</span>}</p>
        <p className="text-faint text-sm">
          <Ago at={version.publishedAt} /> {t('dialogs.byPublishedBy', { publishedBy: version.publishedBy })}
        </p>
        <Decision promotion={version.promotion} />
      </div>
      {version.active && <Badge tone="ok">{t('dialogs.live')}</Badge>}
      {!version.active && version.percent > 0 && (
        <Badge tone="running">{t('dialogs.percentOf100Calls', { percent: version.percent })}</Badge>
      )}
      {isProposed && <Badge tone="waiting">{t('dialogs.proposed')}</Badge>}
      {isProposed && <Decide id={id} version={version} />}
      {!version.active && !isProposed && (
        <Button
          size="small"
          busy={activate.isPending}
          onClick={() => activate.mutate({ id, version: version.version })}
        >
          {t('dialogs.makeLive')}
        </Button>
      )}
      {isTried && (
        <Button size="small" tone="ghost" onClick={() => activate.mutate({ id, version: version.version })}>
          {t('dialogs.endTheTrial')}
        </Button>
      )}
      <Button
        size="small"
        tone="ghost"
        onClick={() =>
          // What was typed last is to be compared as well.
          void flush().then(() => router.push(compareLink(organization.slug, slug, version.version, 'draft')))
        }
      >
        {t('dialogs.compareWithTheDraft')}
      </Button>
      <Button size="small" tone="ghost" onClick={() => void restore()}>
        {t('dialogs.takeIntoDraft')}
      </Button>
    </li>
  );
}

/** Approve or reject; who proposed it can only take it back. */
function Decide({ id, version: { version, promotion } }: { id: string; version: Version }) {
  const t = useWords();
  const decide = useDecide();
  const send = (decision: 'approved' | 'rejected') => decide.mutate({ id, version, decision });
  return (
    <>
      {promotion?.mayApprove && (
        <Button size="small" tone="primary" busy={decide.isPending} onClick={() => send('approved')}>
          {t('dialogs.approve')}
        </Button>
      )}
      {(promotion?.mayApprove || promotion?.isMine) && (
        <Button size="small" tone="ghost" disabled={decide.isPending} onClick={() => send('rejected')}>
          {promotion.isMine ? t('dialogs.takeBack') : t('dialogs.reject')}
        </Button>
      )}
    </>
  );
}

/** How the last approval that was asked for came out; nothing when none was. */
function Decision({ promotion }: Pick<Version, 'promotion'>) {
  const t = useWords();
  if (promotion === null || promotion.state === 'superseded') return null;
  const { state, decider, note, isMine, asker, percent } = promotion;
  const words =
    state === 'proposed'
      ? isMine
        ? t('dialogs.proposedByYou', { percent })
        : t('dialogs.proposedByPerson', { percent, person: asker })
      : `${t('dialogs.decidedByPerson', { state, percent, person: decider ?? '' })}${note && `: ${note}`}`;
  return <p className="break-words text-muted text-sm">{words}</p>;
}
