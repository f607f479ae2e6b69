import { LostPage } from '#components/shell/lost-page.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.notFound');

export default function NotFound() {
  return <LostPage />;
}
