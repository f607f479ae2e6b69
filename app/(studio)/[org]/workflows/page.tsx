import { WorkflowList } from '#components/workflows/workflow-list.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.workflows');

export default function Page() {
  return <WorkflowList />;
}
