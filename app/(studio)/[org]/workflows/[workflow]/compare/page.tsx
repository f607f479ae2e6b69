import { ComparePage } from '#components/versions/compare-page.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.compareVersions');

export default async function Page({ params }: { params: Promise<{ workflow: string }> }) {
  return <ComparePage workflow={(await params).workflow} />;
}
