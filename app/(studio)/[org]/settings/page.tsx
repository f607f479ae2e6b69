import { Settings } from '#components/settings/settings.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.settings');

export default function Page() {
  return <Settings />;
}
