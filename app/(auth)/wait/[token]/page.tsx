import type { Metadata } from 'next';
import { LinkedWait } from '#components/approvals/linked-wait.tsx';

export const metadata: Metadata = { title: 'Your answer is wanted' };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return <LinkedWait token={token} />;
}
