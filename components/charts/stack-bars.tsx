import { useId } from 'react';
import { bucketAt, type Point, type Scale, type Series } from './series.ts';

/** Bars on top of each other, one pile a bucket; patterns tell the series apart where colours do not. */
export function StackBars({ points, series, scale }: { points: Point[]; series: Series[]; scale: Scale }) {
  const base = useId();
  const { width, height, top } = scale;
  return (
    <g>
      <defs>
        {series.map((one, index) => (
          <Pattern key={one.name} id={`${base}-${index}`} series={one} />
        ))}
      </defs>
      {points.map((point, index) => {
        const { middle, bar } = bucketAt(index, points.length, width);
        let below = 0;
        return point.values.map((value, at) => {
          const size = ((value ?? 0) / top) * height;
          below += size;
          const one = series[at];
          if (size === 0 || one === undefined) return null;
          return (
            <rect
              key={one.name}
              x={middle - bar / 2}
              y={height - below}
              width={bar}
              height={Math.max(size - 1, 1)}
              rx={Math.min(2, bar / 4)}
              fill={`url(#${base}-${at})`}
              stroke={one.fill === 'hollow' ? one.colour : 'none'}
            />
          );
        });
      })}
    </g>
  );
}

/** The fill of a series as a swatch for a legend. */
export function Swatch({ series }: { series: Series }) {
  const id = useId();
  return (
    <svg width="12" height="12" aria-hidden className="shrink-0">
      <defs>
        <Pattern id={id} series={series} />
      </defs>
      {series.dash === undefined ? (
        <rect
          x="0.5"
          y="0.5"
          width="11"
          height="11"
          rx="2.5"
          fill={`url(#${id})`}
          stroke={series.fill === 'hollow' ? series.colour : 'none'}
        />
      ) : (
        <line x1="0" x2="12" y1="6" y2="6" stroke={series.colour} strokeWidth="2" strokeDasharray={series.dash} />
      )}
    </svg>
  );
}

function Pattern({ id, series: { colour, fill = 'plain' } }: { id: string; series: Series }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect
        width="6"
        height="6"
        fill={colour}
        fillOpacity={{ plain: 1, hatched: 0.35, dotted: 0.25, hollow: 0.08 }[fill]}
      />
      {fill === 'hatched' && <path d="M-1 1 1-1M0 6 6 0M5 7 7 5" stroke={colour} strokeWidth="2" />}
      {fill === 'dotted' && <circle cx="3" cy="3" r="1.4" fill={colour} />}
    </pattern>
  );
}
