import { Overview } from '#components/overview/overview.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.overview');

export default function Page() {
  return <Overview />;
}
