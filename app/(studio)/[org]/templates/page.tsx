import type { Metadata } from 'next';
import { Templates } from '#components/templates/templates.tsx';

export const metadata: Metadata = { title: 'Templates' };

export default function Page() {
  return <Templates />;
}
