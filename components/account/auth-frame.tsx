import type { ReactNode } from 'react';
import { Logo } from '../ui/logo.tsx';
import { LanguageSelect } from './language-select.tsx';

/** The page around every account form: the mark, a quiet bay of cables, one card. */
export function AuthFrame({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <main className="relative grid min-h-dvh place-items-center overflow-hidden px-4 py-10">
      <Cables />
      <div className="relative w-full max-w-[400px]">
        <div className="mb-6 flex items-center justify-center gap-2.5">
          <Logo size={30} />
          <span className="font-semibold text-lg tracking-[-0.01em]">Patchbay</span>
        </div>
        <div className="rounded-[16px] border border-line bg-panel p-6 shadow-float">
          <h1 className="font-semibold text-xl tracking-[-0.01em]">{title}</h1>
          {about && <p className="mt-1 text-muted">{about}</p>}
          <div className="mt-5">{children}</div>
        </div>
        <div className="mt-4 flex justify-center">
          <LanguageSelect />
        </div>
      </div>
    </main>
  );
}

const cables = [
  { d: 'M -40 180 C 220 180 240 420 520 400', tint: 'var(--json)' },
  { d: 'M -40 260 C 260 260 200 640 560 640', tint: 'var(--list)' },
  { d: 'M 1480 220 C 1220 220 1180 480 900 430', tint: 'var(--ok)' },
  { d: 'M 1480 680 C 1260 680 1200 560 900 600', tint: 'var(--waiting)' },
  { d: 'M -40 760 C 300 760 300 860 720 840 S 1200 800 1480 820', tint: 'var(--control)' },
];

function Cables() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 1440 900"
      preserveAspectRatio="xMidYMid slice"
      className="absolute inset-0 h-full w-full opacity-45"
    >
      {cables.map((cable) => (
        <path key={cable.d} d={cable.d} fill="none" stroke={cable.tint} strokeWidth="2.5" strokeLinecap="round" />
      ))}
    </svg>
  );
}
