import type { Metadata } from 'next';
import { RunFilePage } from '#components/runs/run-file-page.tsx';

export const metadata: Metadata = { title: 'Run from a file' };

export default function Page() {
  return <RunFilePage />;
}
