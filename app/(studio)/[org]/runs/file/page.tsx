import { RunFilePage } from '#components/runs/run-file-page.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.runFromAFile');

export default function Page() {
  return <RunFilePage />;
}
