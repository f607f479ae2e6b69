import { DeadLetters } from '#components/dead-letters/dead-letters.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.deadLetters');

export default function Page() {
  return <DeadLetters />;
}
