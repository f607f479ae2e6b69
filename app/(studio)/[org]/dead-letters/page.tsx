import type { Metadata } from 'next';
import { DeadLetters } from '#components/dead-letters/dead-letters.tsx';

export const metadata: Metadata = { title: 'Dead letters' };

export default function Page() {
  return <DeadLetters />;
}
