import type { Metadata } from 'next';
import { ComparePage } from '#components/versions/compare-page.tsx';

export const metadata: Metadata = { title: 'Compare versions' };

export default async function Page({ params }: { params: Promise<{ workflow: string }> }) {
  return <ComparePage workflow={(await params).workflow} />;
}
