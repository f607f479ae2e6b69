import type { ReactNode } from 'react';

/** A named column of data with a note at its right. */
export function DataColumn({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex min-h-0 min-w-0 flex-1 flex-col max-md:min-h-56">
      <header className="flex h-9 shrink-0 items-center justify-between gap-3 px-3.5">
        <h2 className="font-semibold text-sm">{title}</h2>
        <span className="truncate text-muted text-sm">{note}</span>
      </header>
      {children}
    </section>
  );
}
