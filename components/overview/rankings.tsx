'use client';
import { useQuery } from '@tanstack/react-query';
import type { RunFigures } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { useApi } from '../api/provider.tsx';
import { runsQuery } from '../runs/run-address.ts';
import { useHere } from '../shell/session.tsx';
import type { Formats } from '../ui/formats.ts';
import { useNow } from '../ui/time.tsx';
import { useFormats } from '../ui/use-formats.ts';
import { percentText } from './figure-text.ts';
import { failureRate } from './overview-charts.tsx';
import { Ranked, type RankedRow } from './ranked.tsx';

type Common = { made?: string; from: string; to: string };
type Props = { figures: RunFigures; workflow: string | undefined; runsPath: string; common: Common };

const shown = 5;

/** What to look at first: slow and failing workflows, failing nodes, and what waits for people. */
export function Rankings({ figures, workflow, runsPath, common }: Props) {
  const formats = useFormats();
  const t = useWords();
  const { organization } = useHere();
  const to = (more: Parameters<typeof runsQuery>[0]) => `${runsPath}?${runsQuery({ ...common, ...more })}`;
  return (
    <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
      {workflow === undefined && (
        <>
          <Ranked
            title={t('overview.slowestWorkflows')}
            about={t('overview.byTheTimeThat95')}
            rows={slowest(formats, t, figures, to)}
            nothing={t('overview.noRunCameToItsEnd')}
          />
          <Ranked
            title={t('overview.workflowsThatFailMost')}
            about={t('overview.byHowManyRunsFailed')}
            rows={mostFailing(formats, t, figures, to)}
            nothing={t('overview.nothingFailedInThisSpan')}
          />
        </>
      )}
      <Ranked
        title={t('overview.failingNodes')}
        about={t('overview.whereRunsFailed')}
        rows={failingNodes(t, figures, workflow === undefined, to)}
        nothing={t('overview.nothingFailedInThisSpan')}
      />
      <Waiting org={organization.slug} workflow={workflow} />
    </div>
  );
}

type To = (more: Parameters<typeof runsQuery>[0]) => string;

function slowest(formats: Formats, t: Words, { workflows }: RunFigures, to: To): RankedRow[] {
  const timed = workflows.flatMap((one) => (one.p95 === null ? [] : [{ ...one, p95: one.p95 }]));
  const most = Math.max(...timed.map(({ p95 }) => p95), 1);
  return timed
    .toSorted((a, b) => b.p95 - a.p95)
    .slice(0, shown)
    .map(({ workflow, p50, p95 }) => ({
      id: workflow.id,
      title: workflow.name || t('overview.deletedWorkflow'),
      note: p50 === null ? undefined : t('overview.medianOf', { duration: formats.duration(p50) }),
      value: formats.duration(p95),
      part: p95 / most,
      href: to({ workflow: workflow.id, sort: 'longest' }),
    }));
}

function mostFailing(formats: Formats, t: Words, { workflows }: RunFigures, to: To): RankedRow[] {
  const failing = workflows.filter(({ failed }) => failed > 0).toSorted((a, b) => b.failed - a.failed);
  return failing.slice(0, shown).map((one) => ({
    id: one.workflow.id,
    title: one.workflow.name || t('overview.deletedWorkflow'),
    note: t('overview.percentOfThoseThatAreOver', { percent: percentText(formats, failureRate(one) ?? 0) }),
    value: String(one.failed),
    part: one.failed / (failing[0]?.failed ?? 1),
    href: to({ workflow: one.workflow.id, status: 'failed' }),
  }));
}

function failingNodes(t: Words, { failures }: RunFigures, isNamed: boolean, to: To): RankedRow[] {
  return failures.slice(0, isNamed ? shown : 10).map(({ workflow, node, code, count }) => ({
    id: `${workflow.id} ${node} ${code}`,
    title: (
      <>
        {node ?? t('overview.outsideOfItsNodes')} <span className="mono font-normal text-muted">{code}</span>
      </>
    ),
    note: isNamed ? workflow.name || t('overview.deletedWorkflow') : undefined,
    value: String(count),
    part: count / (failures[0]?.count ?? 1),
    href: to({ workflow: workflow.id, status: 'failed', text: node === null ? code : `${code} ${node}` }),
  }));
}

function Waiting({ org, workflow }: { org: string; workflow: string | undefined }) {
  const formats = useFormats();
  const t = useWords();
  const api = useApi();
  const now = useNow(10_000);
  const waits = useQuery(api.waits.list.queryOptions(undefined, { refetchInterval: 20_000 }));
  const open = (waits.data ?? [])
    .filter((wait) => workflow === undefined || wait.workflow.id === workflow)
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  return (
    <Ranked
      title={t('overview.waitsForPeople')}
      about={
        open.length > shown
          ? t('overview.decisionsTheOldestFirst', { count: open.length })
          : t('overview.theOldestFirst')
      }
      rows={open.slice(0, shown).map(({ runId, node, scope, title, workflow: of, openedAt }) => ({
        id: `${runId} ${scope} ${node}`,
        title: title || node,
        note: of.name,
        value: formats.ago(openedAt, now),
        href: `/${org}/runs/${runId}`,
      }))}
      nothing={waits.isPending ? t('overview.looking') : t('overview.nothingWaitsForAnybody')}
    />
  );
}
