import { EditorPage } from '#components/editor/editor-page.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.workflow');

export default async function Page({ params }: { params: Promise<{ workflow: string }> }) {
  return <EditorPage workflow={(await params).workflow} />;
}
