import type { Metadata } from 'next';
import { EditorPage } from '#components/editor/editor-page.tsx';

export const metadata: Metadata = { title: 'Workflow' };

export default async function Page({ params }: { params: Promise<{ workflow: string }> }) {
  return <EditorPage workflow={(await params).workflow} />;
}
