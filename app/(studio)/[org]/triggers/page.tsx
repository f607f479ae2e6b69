import { TriggerList } from '#components/triggers/trigger-list.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.triggers');

export default function Page() {
  return <TriggerList />;
}
