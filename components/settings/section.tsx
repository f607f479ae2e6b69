import type { ReactNode } from 'react';

type Props = { title: string; about?: ReactNode; action?: ReactNode; children?: ReactNode };

/** One part of the settings: what it is, what can be done, and the list. */
export function Section({ title, about, action, children }: Props) {
  return (
    <section className="flex flex-col gap-4 px-4">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="max-w-xl">
          <h2 className="font-semibold text-lg">{title}</h2>
          {about && <p className="text-muted">{about}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
