import { Inbox } from '#components/approvals/inbox.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.approvals');

export default function Page() {
  return <Inbox />;
}
