import Link from 'next/link';
import { useWords } from '#words/use-words.ts';
import { type Point, type Series, valueText } from './series.ts';

type Props = {
  title: string;
  points: Point[];
  series: Series[];
  format: (value: number) => string;
  timeOf: (at: string) => string;
};

/** A chart's numbers, the newest first. */
export function ChartTable({ title, points, series, format, timeOf }: Props) {
  const t = useWords();
  return (
    // A scroller without anything to focus could not be scrolled by keyboard; its rows hold links.
    <div className="max-h-[200px] overflow-y-auto">
      <table className="w-full text-start" aria-label={title}>
        <thead className="sticky top-0 bg-panel">
          <tr>
            <th scope="col" className="caps py-1">
              {t('charts.time')}
            </th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className="caps py-1 text-end">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ at, values, href }) => (
            <tr key={at} className="border-line border-t">
              <th scope="row" className="py-1 font-normal">
                <Link href={href} prefetch={false} className="hover:underline">
                  {timeOf(at)}
                </Link>
              </th>
              {series.map(({ name }, index) => (
                <td key={name} className="mono py-1 text-end">
                  {valueText(values[index], format)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
