import { RunPage } from '#components/runs/run-page.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.run');

export default async function Page({ params }: { params: Promise<{ run: string }> }) {
  return <RunPage run={(await params).run} />;
}
