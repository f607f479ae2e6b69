'use client';
import Link from 'next/link';
import { type KeyboardEvent, useRef, useState } from 'react';
import { cn } from '../ui/cn.ts';
import { ChartTip } from './chart-tip.tsx';
import { Lines } from './lines.tsx';
import { bucketAt, type Point, type Series } from './series.ts';
import { StackBars } from './stack-bars.tsx';
import { ticks } from './ticks.ts';
import { useWidth } from './use-width.ts';

type Props = {
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

const height = 148;
const left = 52;
const tall = { top: 8, bottom: 24 };

/** A chart over time. Each bucket is a link; arrow keys go from one to the next, and what it holds is said beside it. */
export function TimeChart({ label, kind, points, series, format, timeOf, shortTimeOf, least = 0 }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const whole = useWidth(box);
  const width = Math.max(whole - left - 8, 0);
  const [shown, setShown] = useState<number | null>(null);
  const [stop, setStop] = useState(points.length - 1);
  const largest = Math.max(least, ...points.map(({ values }) => reachOf(values, kind)));
  const marks = ticks(largest);
  const scale = { width, height, top: marks.at(-1) ?? 1 };
  const labelled = labelledAt(
    points.map(({ at }) => shortTimeOf(at)),
    Math.floor(width / 64),
  );
  const walk = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: points.length - 1 }[event.key];
    if (to === undefined || points[to] === undefined) return;
    event.preventDefault();
    setStop(to);
    box.current?.querySelectorAll('a')[to]?.focus();
  };
  const at = shown === null ? undefined : points[shown];
  return (
    <div ref={box} className="relative" style={{ height: height + tall.top + tall.bottom }}>
      {width > 0 && (
        <svg width={whole} height={height + tall.top + tall.bottom} aria-hidden className="block overflow-visible">
          <g transform={`translate(${left} ${tall.top})`}>
            {marks.map((mark) => {
              const y = height - (mark / scale.top) * height;
              return (
                <g key={mark}>
                  <line x1="0" x2={width} y1={y} y2={y} stroke="var(--line)" />
                  <text x="-8" y={y + 4} textAnchor="end" className="fill-muted text-2xs">
                    {format(mark)}
                  </text>
                </g>
              );
            })}
            {points.map((point, index) =>
              labelled.has(index) ? (
                <text
                  key={point.at}
                  x={bucketAt(index, points.length, width).middle}
                  y={height + 17}
                  textAnchor="middle"
                  className="fill-muted text-2xs"
                >
                  {shortTimeOf(point.at)}
                </text>
              ) : null,
            )}
            {shown !== null && (
              <rect
                x={(shown * width) / points.length}
                width={width / points.length}
                height={height}
                className="fill-hover"
              />
            )}
            {kind === 'stack' ? (
              <StackBars points={points} series={series} scale={scale} />
            ) : (
              <Lines points={points} series={series} scale={scale} />
            )}
          </g>
        </svg>
      )}
      <ul aria-label={label} className="absolute flex" style={{ left, right: 8, top: tall.top, height }}>
        {points.map((point, index) => (
          <li key={point.at} className="flex-1">
            <Link
              href={point.href}
              prefetch={false}
              tabIndex={index === Math.min(stop, points.length - 1) ? 0 : -1}
              aria-label={`${timeOf(point.at)}: ${spoken(point, series, format)}`}
              onPointerEnter={() => setShown(index)}
              onPointerLeave={() => setShown(null)}
              onFocus={() => setShown(index)}
              onBlur={() => setShown(null)}
              onKeyDown={(event) => walk(event, index)}
              className={cn('block h-full rounded-[3px] outline-offset-0')}
            />
          </li>
        ))}
      </ul>
      {at !== undefined && shown !== null && (
        <ChartTip
          title={timeOf(at.at)}
          rows={series.map((one, index) => ({ series: one, text: said(at.values[index], format) }))}
          left={left + bucketAt(shown, points.length, width).middle}
          side={shown < points.length / 2 ? 'right' : 'left'}
        />
      )}
    </div>
  );
}

/** Which buckets the axis names: the first of each text, as many as there is room for, counted from the last. */
function labelledAt(texts: readonly string[], room: number): Set<number> {
  const first = texts.flatMap((text, index) => (text === texts[index - 1] ? [] : [index]));
  const every = Math.max(Math.ceil(first.length / Math.max(room, 1)), 1);
  return new Set(first.filter((_, place) => (first.length - 1 - place) % every === 0));
}

function reachOf(values: Point['values'], kind: Props['kind']): number {
  const known = values.map((value) => value ?? 0);
  return kind === 'stack' ? known.reduce((sum, value) => sum + value, 0) : Math.max(0, ...known);
}

function spoken({ values }: Point, series: readonly Series[], format: Props['format']): string {
  return series.map(({ name }, index) => `${name} ${said(values[index], format)}`).join(', ');
}

function said(value: number | null | undefined, format: Props['format']): string {
  return value === null || value === undefined ? 'none' : format(value);
}
