import { bucketAt, type Point, type Scale, type Series } from './series.ts';

/** Lines that break where a bucket has no value; a value with no neighbour is a dot. */
export function Lines({ points, series, scale }: { points: Point[]; series: Series[]; scale: Scale }) {
  const { width, height, top } = scale;
  return (
    <g fill="none" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round">
      {series.map(({ name, colour, dash }, at) => {
        const places = points.map(({ values }, index) => {
          const value = values[at];
          if (value === null || value === undefined) return null;
          return { x: bucketAt(index, points.length, width).middle, y: height - (value / top) * height };
        });
        const few = places.filter((place) => place !== null).length <= places.length / 2;
        return (
          <g key={name} stroke={colour}>
            <path d={pathOf(places)} strokeDasharray={dash} />
            {places.map((place, index) => {
              const isAlone = !places[index - 1] && !places[index + 1];
              if (place === null || !(isAlone || few)) return null;
              return <circle key={place.x} cx={place.x} cy={place.y} r="2.5" fill={colour} stroke="none" />;
            })}
          </g>
        );
      })}
    </g>
  );
}

function pathOf(places: ({ x: number; y: number } | null)[]): string {
  return places
    .map((place, index) =>
      place === null ? '' : `${places[index - 1] ? 'L' : 'M'}${place.x.toFixed(1)} ${place.y.toFixed(1)}`,
    )
    .join('');
}
