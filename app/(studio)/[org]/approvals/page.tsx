import type { Metadata } from 'next';
import { Inbox } from '#components/approvals/inbox.tsx';

export const metadata: Metadata = { title: 'Approvals' };

export default function Page() {
  return <Inbox />;
}
