import type { Metadata } from 'next';
import { TablePage } from '#components/tables/table-page.tsx';

export const metadata: Metadata = { title: 'Table' };

export default async function Page({ params }: { params: Promise<{ table: string }> }) {
  return <TablePage name={(await params).table} />;
}
