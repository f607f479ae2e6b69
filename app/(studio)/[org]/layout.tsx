import type { ReactNode } from 'react';
import { Studio } from '#components/shell/studio.tsx';

export default async function Layout({ params, children }: { params: Promise<{ org: string }>; children: ReactNode }) {
  return <Studio org={(await params).org}>{children}</Studio>;
}
