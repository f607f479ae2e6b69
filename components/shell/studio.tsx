'use client';
import type { ReactNode } from 'react';
import { Rail } from './rail.tsx';
import { SignedIn } from './session.tsx';

/** The signed-in shell: a slim rail and the page. */
export function Studio({ org, children }: { org: string; children: ReactNode }) {
  return (
    <SignedIn org={org}>
      <div className="flex h-dvh max-sm:flex-col-reverse">
        <Rail />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
      </div>
    </SignedIn>
  );
}
