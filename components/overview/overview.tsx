'use client';
import { useRouter } from 'next/navigation';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { FiguresPage } from './figures-page.tsx';

/** How the runs of the organization went. */
export function Overview() {
  const router = useRouter();
  const { organization } = useHere();
  return (
    <FiguresPage
      title="Overview"
      about={organization.name}
      nothing={<Button onClick={() => router.push(`/${organization.slug}/workflows`)}>Open a workflow</Button>}
    />
  );
}
