import type { ReactNode } from 'react';

type Props = { title: string; about?: ReactNode; note?: string; children?: ReactNode };

/** The page around a hosted form: it is the organization's, so it does not advertise ours. */
export function FormFrame({ title, about, note, children }: Props) {
  return (
    <main className="grid min-h-dvh place-items-start justify-items-center bg-canvas px-4 py-12 max-sm:py-6">
      <div className="w-full max-w-[560px] rounded-[16px] border border-line bg-panel p-8 shadow-float max-sm:p-5">
        {note && <p className="caps mb-2 text-waiting">{note}</p>}
        <h1 className="font-semibold text-2xl tracking-[-0.015em]">{title}</h1>
        {about && <p className="mt-1.5 text-muted">{about}</p>}
        {children && <div className="mt-6">{children}</div>}
      </div>
    </main>
  );
}
