import { cn } from '../ui/cn.ts';
import type { Series } from './series.ts';
import { Swatch } from './stack-bars.tsx';

type Props = {
  title: string;
  rows: { series: Series; text: string }[];
  /** Where the bucket lies, in pixels from the chart's left. */
  left: number;
  /** On which side of the bucket there is room. */
  side: 'left' | 'right';
};

/** What one bucket holds, beside the pointer or the focus; the link itself says the same to a screen reader. */
export function ChartTip({ title, rows, left, side }: Props) {
  return (
    <div
      aria-hidden
      className={cn(
        'pointer-events-none absolute top-2 z-10 min-w-36 rounded-[10px] border border-line bg-raised px-3 py-2 shadow-float',
        side === 'left' && '-translate-x-full',
      )}
      style={{ left: side === 'right' ? left + 14 : left - 14 }}
    >
      <p className="whitespace-nowrap font-medium text-sm">{title}</p>
      <dl className="mt-1 flex flex-col gap-0.5">
        {rows.map(({ series, text }) => (
          <div key={series.name} className="flex items-center gap-2 text-sm">
            <Swatch series={series} />
            <dt className="flex-1 text-muted">{series.name}</dt>
            <dd className="mono">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
