import { useId } from 'react';
import type { Series } from './series.ts';

/** The look of a series, for a legend. */
export function Swatch({ series }: { series: Series }) {
  const id = useId();
  return (
    <svg width="12" height="12" aria-hidden className="shrink-0">
      <defs>
        <SeriesPattern id={id} series={series} />
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

/** The fill of the bars of a series: patterns tell them apart where colours do not. */
export function SeriesPattern({ id, series: { colour, fill = 'plain' } }: { id: string; series: Series }) {
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
