import { Invitation } from '#components/account/invitation.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('account.invitation');

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <Invitation token={(await params).token} />;
}
