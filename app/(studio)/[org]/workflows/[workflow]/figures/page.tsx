import { WorkflowFigures } from '#components/overview/workflow-figures.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.figures');

export default async function Page({ params }: { params: Promise<{ workflow: string }> }) {
  return <WorkflowFigures workflow={(await params).workflow} />;
}
