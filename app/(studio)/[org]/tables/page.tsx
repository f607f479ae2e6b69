import { TableList } from '#components/tables/table-list.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.tables');

export default function Page() {
  return <TableList />;
}
