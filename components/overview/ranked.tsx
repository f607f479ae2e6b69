import Link from 'next/link';
import type { ReactNode } from 'react';

export type RankedRow = { id: string; title: ReactNode; note?: ReactNode; value: string; part?: number; href: string };

type Props = { title: string; about: string; rows: RankedRow[]; nothing: string };

/** The first of many, the largest first, each with a bar of its share and a way to its runs. */
export function Ranked({ title, about, rows, nothing }: Props) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2 rounded-node border border-line bg-panel p-4">
      <header>
        <h2 className="font-semibold">{title}</h2>
        <p className="text-muted text-sm">{about}</p>
      </header>
      {rows.length === 0 && <p className="py-4 text-muted">{nothing}</p>}
      <ol className="flex flex-col">
        {rows.map(({ id, title: name, note, value, part, href }) => (
          <li key={id} className="border-line border-t first:border-0">
            <Link
              href={href}
              prefetch={false}
              className="-mx-2 flex items-center gap-3 rounded-field px-2 py-2 hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{name}</span>
                {note !== undefined && <span className="block truncate text-muted text-sm">{note}</span>}
              </span>
              {part !== undefined && (
                <span aria-hidden className="h-1.5 w-20 overflow-hidden rounded-full bg-hover max-sm:hidden">
                  <span
                    className="block h-full rounded-full bg-muted"
                    style={{ width: `${Math.max(part * 100, 2)}%` }}
                  />
                </span>
              )}
              <span className="mono min-w-14 whitespace-nowrap text-end">{value}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
