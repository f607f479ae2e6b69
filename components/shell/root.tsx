'use client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';
import { ApiProvider } from '../api/provider.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';

/** What every page stands in: the API, tooltips, messages. */
export function Root({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <CSPProvider {...(nonce !== undefined && { nonce })}>
      <ApiProvider>
        <TooltipProvider delay={450}>
          <ToastRegion>{children}</ToastRegion>
        </TooltipProvider>
      </ApiProvider>
    </CSPProvider>
  );
}
