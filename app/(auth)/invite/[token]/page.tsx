import type { Metadata } from 'next';
import { Invitation } from '#components/account/invitation.tsx';

export const metadata: Metadata = { title: 'Invitation' };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  return <Invitation token={(await params).token} />;
}
