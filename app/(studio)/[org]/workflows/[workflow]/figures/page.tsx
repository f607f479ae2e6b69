import type { Metadata } from 'next';
import { WorkflowFigures } from '#components/overview/workflow-figures.tsx';

export const metadata: Metadata = { title: 'Figures' };

export default async function Page({ params }: { params: Promise<{ workflow: string }> }) {
  return <WorkflowFigures workflow={(await params).workflow} />;
}
