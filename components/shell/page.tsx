import type { ReactNode } from 'react';

type Props = { title: string; about?: ReactNode; action?: ReactNode; children: ReactNode; width?: 'wide' | 'normal' };

/** A page of the studio: its title, what can be done, and the content. */
export function Page({ title, about, action, children, width = 'wide' }: Props) {
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div
        className={`mx-auto flex w-full flex-col gap-6 px-8 py-8 max-sm:px-4 max-sm:py-5 ${width === 'wide' ? 'max-w-[1240px]' : 'max-w-[880px]'}`}
      >
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="font-semibold text-2xl tracking-[-0.015em]">{title}</h1>
            {about && <p className="mt-0.5 text-muted">{about}</p>}
          </div>
          {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
        </header>
        {children}
      </div>
    </main>
  );
}
