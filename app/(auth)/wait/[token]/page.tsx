import { LinkedWait } from '#components/approvals/linked-wait.tsx';
import { MoreWords } from '#components/shell/words-provider.tsx';
import { loadAreas } from '#words/load-words.ts';
import { pageTitle } from '#words/page-title.ts';
import { requestLocale } from '#words/request.ts';

export const generateMetadata = pageTitle('shell.yourAnswerIsWanted');

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <MoreWords words={await loadAreas(await requestLocale(), ['approvals', 'run', 'forms'])}>
      <LinkedWait token={token} />
    </MoreWords>
  );
}
