import type { ReactNode } from 'react';

/** One part of the page, with a name by which pictures are taken of it. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4 border-line border-b px-8 py-6">
      <h2 className="font-semibold text-lg">{title}</h2>
      {children}
    </section>
  );
}

/** Samples in a row under what they are called. */
export function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[120px_minmax(0,1fr)] items-start gap-4">
      <span className="pt-1.5 text-muted text-sm">{title}</span>
      <div className="flex flex-wrap items-start gap-4">{children}</div>
    </div>
  );
}
