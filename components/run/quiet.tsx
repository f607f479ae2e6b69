import type { ReactNode } from 'react';

/** What stands where there is no data yet, and why. */
export function Quiet({ children }: { children: ReactNode }) {
  return <p className="px-3.5 py-1 text-muted">{children}</p>;
}
