import { FormPage } from '#components/hosted/form-page.tsx';
import { MoreWords } from '#components/shell/words-provider.tsx';
import { loadAreas } from '#words/load-words.ts';
import { pageTitle } from '#words/page-title.ts';
import { requestLocale } from '#words/request.ts';

export const generateMetadata = pageTitle('shell.form', { robots: { index: false } });

type Props = {
  params: Promise<{ org: string; slug: string }>;
  searchParams: Promise<{ test?: string | string[] }>;
};

export default async function Page({ params, searchParams }: Props) {
  const { org, slug } = await params;
  const { test } = await searchParams;
  return (
    <MoreWords words={await loadAreas(await requestLocale(), ['hosted', 'forms', 'run'])}>
      <FormPage place={{ org, slug, test: typeof test === 'string' ? test : null }} />
    </MoreWords>
  );
}
