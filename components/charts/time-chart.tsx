'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useRef } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, useActiveTooltipLabel, XAxis, YAxis } from 'recharts';
import { type Point, type Series, valueText } from './series.ts';
import { SeriesPattern, Swatch } from './swatch.tsx';

export type ChartProps = {
  label: string;
  kind: 'stack' | 'lines';
  points: Point[];
  series: Series[];
  /** A value as people read it. */
  format: (value: number) => string;
  /** A bucket's time in full, and as an axis says it. */
  timeOf: (at: string) => string;
  shortTimeOf: (at: string) => string;
  /** The least that the axis reaches to. */
  least?: number;
};

/** A chart over time: the arrows go from one bucket to the next and say what it holds, Enter or a click opens it. */
export function TimeChart({ label, kind, points, series, format, timeOf, shortTimeOf, least = 0 }: ChartProps) {
  const router = useRouter();
  const base = useId();
  const active = useRef<string | null>(null);
  const isSmall = points.every(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0) < least);
  const open = () => {
    const point = points.find(({ at }) => at === active.current);
    if (point !== undefined) router.push(point.href);
  };
  const looks = { isAnimationActive: false } as const;
  return (
    <div
      className="h-[180px]"
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter') {
          event.stopPropagation();
          open();
        }
        const step = { Home: 'ArrowLeft', End: 'ArrowRight' }[event.key];
        if (step === undefined) return;
        // The library's keyboard goes one step at a time.
        event.preventDefault();
        for (const _ of points) event.target.dispatchEvent(new KeyboardEvent('keydown', { key: step, bubbles: true }));
      }}
    >
      <ComposedChart
        responsive
        data={points}
        aria-label={label}
        onClick={open}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        className="size-full cursor-pointer [&_svg]:rounded-[3px] [&_svg]:focus-visible:outline-2 [&_svg]:focus-visible:outline-accent"
      >
        <defs>
          {series.map((one, index) => (
            <SeriesPattern key={one.name} id={`${base}${index}`} series={one} />
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          scale="band"
          ticks={firstOfEach(points, shortTimeOf)}
          tickFormatter={shortTimeOf}
          interval="equidistantPreserveStart"
          minTickGap={20}
          tick={axisText}
          tickLine={false}
          axisLine={false}
          height={24}
        />
        <YAxis
          domain={[0, isSmall ? least : 'auto']}
          niceTicks="snap125"
          tickFormatter={format}
          tick={axisText}
          tickLine={false}
          axisLine={false}
          width={52}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: 'var(--hover)', stroke: 'var(--line-strong)' }}
          content={({ active: isActive, label: at }) => {
            const point = isActive ? points.find((one) => one.at === at) : undefined;
            return point === undefined ? null : <Tip title={timeOf(point.at)} {...{ point, series, format }} />;
          }}
        />
        {series.map(({ name, colour, fill, dash }, index) =>
          kind === 'stack' ? (
            <Bar
              key={name}
              dataKey={({ values }: Point) => values[index]}
              stackId="all"
              maxBarSize={28}
              radius={2}
              fill={`url(#${base}${index})`}
              stroke={fill === 'hollow' ? colour : 'none'}
              {...looks}
            />
          ) : (
            <Line
              key={name}
              dataKey={({ values }: Point) => values[index]}
              stroke={colour}
              strokeWidth={2}
              {...(dash !== undefined && dash !== 'none' && { strokeDasharray: dash })}
              dot={isSparse(points, index) ? { r: 2.5, fill: colour, stroke: 'none' } : false}
              activeDot={{ r: 3.5, fill: colour, stroke: 'var(--panel)' }}
              {...looks}
            />
          ),
        )}
        <Follow
          onActive={(at) => {
            active.current = at;
          }}
        />
      </ComposedChart>
    </div>
  );
}

const axisText = { fill: 'var(--muted)', fontSize: 11 };

/** Tells which bucket the pointer or the keyboard is at. */
function Follow({ onActive }: { onActive: (at: string | null) => void }) {
  const label = useActiveTooltipLabel();
  useEffect(() => onActive(label === undefined ? null : String(label)), [label, onActive]);
  return null;
}

function Tip({
  title,
  point,
  series,
  format,
}: { title: string; point: Point } & Pick<ChartProps, 'series' | 'format'>) {
  return (
    <div role="status" className="min-w-36 rounded-[10px] border border-line bg-raised px-3 py-2 shadow-float">
      <p className="whitespace-nowrap font-medium text-sm">{title}</p>
      <dl className="mt-1 flex flex-col gap-0.5">
        {series.map((one, index) => (
          <div key={one.name} className="flex items-center gap-2 text-sm">
            <Swatch series={one} />
            <dt className="flex-1 text-muted">{one.name}</dt>
            <dd className="mono">{valueText(point.values[index], format)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The buckets an axis names: the first of each text. */
function firstOfEach(points: readonly Point[], textOf: (at: string) => string): string[] {
  const texts = points.map(({ at }) => textOf(at));
  return points.flatMap(({ at }, index) => (texts[index] === texts[index - 1] ? [] : [at]));
}

/** A line with many gaps shows its values as dots: a value with no neighbour would be no line. */
function isSparse(points: readonly Point[], series: number): boolean {
  return points.some(({ values }, at) => {
    const has = (index: number) => (points[index]?.values[series] ?? null) !== null;
    return (values[series] ?? null) !== null && !has(at - 1) && !has(at + 1);
  });
}
