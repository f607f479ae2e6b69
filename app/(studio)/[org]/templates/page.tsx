import { Templates } from '#components/templates/templates.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.templates');

export default function Page() {
  return <Templates />;
}
