import type { ReactNode } from 'react';

type Props = { title: string; children?: ReactNode; action?: ReactNode; art?: ReactNode };

/** What stands where nothing is yet: a picture of two loose cables, a sentence, and the way on. */
export function Empty({ title, children, action, art }: Props) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-14 text-center">
      {art ?? <LooseCable />}
      <h2 className="font-semibold text-lg">{title}</h2>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** Two jacks and a cable that is plugged at one end only. */
export function LooseCable() {
  return (
    <svg width="168" height="64" viewBox="0 0 168 64" fill="none" aria-hidden>
      <path
        d="M34 22 C 70 22 62 52 92 50 S 108 36 118 38"
        stroke="var(--json)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <circle cx="118" cy="38" r="5" fill="var(--json)" />
      <circle cx="26" cy="22" r="8" fill="var(--json)" />
      <circle cx="26" cy="22" r="12" stroke="var(--line-strong)" />
      <circle cx="146" cy="24" r="7" fill="var(--hole)" stroke="var(--accent)" strokeWidth="2.5" />
      <circle cx="146" cy="24" r="12" stroke="var(--line-strong)" />
    </svg>
  );
}
