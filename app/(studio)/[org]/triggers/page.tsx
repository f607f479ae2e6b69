import type { Metadata } from 'next';
import { TriggerList } from '#components/triggers/trigger-list.tsx';

export const metadata: Metadata = { title: 'Triggers' };

export default function Page() {
  return <TriggerList />;
}
