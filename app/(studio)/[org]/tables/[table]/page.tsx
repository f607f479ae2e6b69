import { TablePage } from '#components/tables/table-page.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.table');

export default async function Page({ params }: { params: Promise<{ table: string }> }) {
  return <TablePage name={(await params).table} />;
}
