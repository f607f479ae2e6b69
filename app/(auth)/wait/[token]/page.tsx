import { LinkedWait } from '#components/approvals/linked-wait.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.yourAnswerIsWanted');

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <LinkedWait token={token} />;
}
