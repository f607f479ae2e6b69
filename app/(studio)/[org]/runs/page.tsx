import { RunList } from '#components/runs/run-list.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.runs');

export default function Page() {
  return <RunList />;
}
