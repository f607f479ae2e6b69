'use client';
import type { RunFigures } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { ChartPanel } from '../charts/chart-panel.tsx';
import type { Point, Series } from '../charts/series.ts';
import { runsQuery } from '../runs/run-address.ts';
import type { Formats } from '../ui/formats.ts';
import { useFormats } from '../ui/use-formats.ts';
import { costText, percentText, wholeText } from './figure-text.ts';

type Bucket = RunFigures['buckets'][number];
type Props = {
  figures: RunFigures;
  bucketMs: number;
  /** The address of the list of runs, without a query. */
  runsPath: string;
  /** What all of these runs have in common, for the links. */
  common: { workflow?: string; made?: string };
};

const outcomesOf = (t: Words): Series[] => [
  { name: t('overview.outcomeSucceeded'), colour: 'var(--ok)', fill: 'plain' },
  { name: t('overview.outcomeFailed'), colour: 'var(--error)', fill: 'hatched' },
  { name: t('overview.outcomeCancelled'), colour: 'var(--control)', fill: 'dotted' },
  { name: t('overview.outcomeOpen'), colour: 'var(--running)', fill: 'hollow' },
];
const latency: Series[] = [
  { name: 'p50', colour: 'var(--control)', dash: 'none' },
  { name: 'p95', colour: 'var(--json)', dash: '6 4' },
  { name: 'p99', colour: 'var(--list)', dash: '1.5 4' },
];

/** Runs, failures, latency and what was used, over time. */
export function OverviewCharts({ figures: { total, buckets }, bucketMs, runsPath, common }: Props) {
  const formats = useFormats();
  const t = useWords();
  const pointsOf = (values: (bucket: Bucket) => Point['values'], more: Parameters<typeof runsQuery>[0] = {}): Point[] =>
    buckets.map((bucket) => {
      const to = new Date(Date.parse(bucket.at) + bucketMs).toISOString();
      return {
        at: bucket.at,
        values: values(bucket),
        href: `${runsPath}?${runsQuery({ ...common, ...more, from: bucket.at, to })}`,
      };
    });
  const times = {
    timeOf: (at: string) => longTime(formats, at, bucketMs),
    shortTimeOf: (at: string) => shortTime(formats, at, bucketMs),
  };
  // An odd number of charts would leave a hole beside the last.
  const isOdd = total.cost > 0 === total.tokens > 0;
  return (
    <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
      <ChartPanel
        title={t('overview.runs')}
        width={isOdd ? 'whole' : 'half'}
        about={t('overview.byWhenTheyStartedAndWhat')}
        label={t('overview.runsOverTime')}
        kind="stack"
        series={outcomesOf(t)}
        points={pointsOf(({ succeeded, failed, cancelled, open }) => [succeeded, failed, cancelled, open])}
        format={(value) => wholeText(formats, value)}
        least={4}
        {...times}
      />
      <ChartPanel
        title={t('overview.failureRate')}
        about={t('overview.failedRunsOfThose')}
        label={t('overview.failureRateOverTime')}
        kind="lines"
        series={[{ name: t('overview.outcomeFailed'), colour: 'var(--error)', dash: 'none' }]}
        points={pointsOf((bucket) => [failureRate(bucket)], { status: 'failed' })}
        format={(value) => percentText(formats, value)}
        least={0.04}
        {...times}
      />
      <ChartPanel
        title={t('overview.latency')}
        about={t('overview.fromStartToEndOfRuns')}
        label={t('overview.latencyOverTime')}
        kind="lines"
        series={latency}
        points={pointsOf(({ p50, p95, p99 }) => [p50, p95, p99], { sort: 'longest' })}
        format={(ms) => (ms === 0 ? '0' : formats.duration(ms))}
        {...times}
      />
      {total.cost > 0 && (
        <ChartPanel
          title={t('overview.cost')}
          about={t('overview.asTheNodesReportedIt')}
          label={t('overview.costOverTime')}
          kind="stack"
          series={[{ name: t('overview.cost'), colour: 'var(--list)' }]}
          points={pointsOf(({ cost }) => [cost])}
          format={(value) => costText(formats, value)}
          {...times}
        />
      )}
      {total.tokens > 0 && (
        <ChartPanel
          title={t('overview.tokens')}
          about={t('overview.asTheNodesReportedThem')}
          label={t('overview.tokensOverTime')}
          kind="stack"
          series={[{ name: t('overview.tokens'), colour: 'var(--json)' }]}
          points={pointsOf(({ tokens }) => [tokens])}
          format={(value) => wholeText(formats, value)}
          {...times}
        />
      )}
    </div>
  );
}

/** The part of the runs that are over that failed; null when none is over. */
export function failureRate({
  succeeded,
  failed,
  cancelled,
}: Pick<Bucket, 'succeeded' | 'failed' | 'cancelled'>): number | null {
  const over = succeeded + failed + cancelled;
  return over === 0 ? null : failed / over;
}

function longTime(formats: Formats, at: string, bucketMs: number): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return formats.date(at, bucketMs < 86_400_000 ? { ...day, hour: '2-digit', minute: '2-digit' } : day);
}

function shortTime(formats: Formats, at: string, bucketMs: number): string {
  return formats.date(at, bucketMs <= 3_600_000 ? { hour: 'numeric' } : { day: 'numeric', month: 'short' });
}
