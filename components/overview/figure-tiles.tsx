import Link from 'next/link';
import { useFormats } from '#components/ui/use-formats.ts';
import type { RunFigures } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Formats } from '../ui/formats.ts';
import { costText, percentText, wholeText } from './figure-text.ts';
import { failureRate } from './overview-charts.tsx';

type Props = { total: RunFigures['total']; links: { all: string; failed: string; slow: string; open: string } };

/** The span in a few numbers, each of which leads to its runs. */
export function FigureTiles({ total, links }: Props) {
  const formats = useFormats();
  const t = useWords();
  const { succeeded, failed, cancelled, open, p50, p95, cost, tokens } = total;
  const rate = failureRate(total);
  return (
    <dl className="flex flex-wrap gap-px overflow-hidden rounded-node border border-line bg-line">
      <Tile
        title={t('overview.runs')}
        value={wholeText(formats, succeeded + failed + cancelled + open)}
        note={t('overview.countSucceeded', { count: wholeText(formats, succeeded) })}
        href={links.all}
      />
      <Tile
        title={t('overview.failed')}
        value={rate === null ? '–' : percentText(formats, rate)}
        note={t('overview.countRuns', { count: wholeText(formats, failed) })}
        href={links.failed}
      />
      <Tile
        title={t('overview.latencyMedian')}
        value={p50 === null ? '–' : shortDuration(formats, p50)}
        note={p95 === null ? t('overview.noneIsOver') : `p95 ${shortDuration(formats, p95)}`}
        href={links.slow}
      />
      <Tile
        title={t('overview.notOverYet')}
        value={wholeText(formats, open)}
        note={t('overview.queuedRunningOrWaiting')}
        href={links.open}
      />
      {(cost > 0 || tokens > 0) && (
        <Tile
          title={t('overview.cost')}
          value={costText(formats, cost)}
          note={t('overview.countTokens', { count: wholeText(formats, tokens) })}
          href={links.all}
        />
      )}
    </dl>
  );
}

function shortDuration(formats: Formats, ms: number): string {
  return ms < 60_000 ? formats.duration(ms) : formats.span(ms);
}

function Tile({ title, value, note, href }: { title: string; value: string; note: string; href: string }) {
  return (
    <div className="group relative flex-1 basis-[150px] bg-panel px-4 py-3 transition hover:bg-hover">
      <dt className="text-muted text-sm">{title}</dt>
      <dd className="mt-0.5">
        <Link
          href={href}
          prefetch={false}
          className="font-semibold text-xl tabular-nums outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {value}
        </Link>
        <span className="block text-muted text-sm">{note}</span>
      </dd>
    </div>
  );
}
