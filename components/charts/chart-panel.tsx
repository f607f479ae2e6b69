'use client';
import { ChartColumn, Table2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { Button } from '../ui/button.tsx';
import { cn } from '../ui/cn.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { ChartTable } from './chart-table.tsx';
import { Swatch } from './swatch.tsx';
import type { ChartProps } from './time-chart.tsx';

const TimeChart = lazy(() => import('./time-chart.tsx').then((module) => ({ default: module.TimeChart })));

type Props = ChartProps & { title: string; about: string; width?: 'half' | 'whole' };

/** A chart with its title, what its marks mean, and the same numbers as a table for who prefers those. */
export function ChartPanel({ title, about, width = 'half', ...chart }: Props) {
  const t = useWords();
  const [isTable, setTable] = useState(false);
  const { series } = chart;
  return (
    <section
      aria-label={title}
      className={cn(
        'flex min-w-0 flex-col gap-3 rounded-node border border-line bg-panel p-4',
        width === 'whole' && 'lg:col-span-2',
      )}
    >
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="font-semibold">{title}</h2>
          <p className="text-muted text-sm">{about}</p>
        </div>
        <Button
          size="small"
          tone="ghost"
          aria-label={isTable ? t('charts.titleAsAChart', { title }) : t('charts.titleAsATable', { title })}
          icon={isTable ? <ChartColumn className="size-3.5" /> : <Table2 className="size-3.5" />}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? t('charts.asAChart') : t('charts.asATable')}
        </Button>
      </header>
      {isTable ? (
        <ChartTable title={title} {...chart} />
      ) : (
        <Suspense fallback={<Skeleton className="h-[180px]" />}>
          <TimeChart {...chart} />
        </Suspense>
      )}
      {series.length > 1 && !isTable && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted text-sm" aria-label={t('charts.legend')}>
          {series.map((one) => (
            <li key={one.name} className="flex items-center gap-1.5">
              <Swatch series={one} />
              {one.name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
