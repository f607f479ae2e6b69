import { FormPage } from '#components/hosted/form-page.tsx';
import { pageTitle } from '#words/page-title.ts';

export const generateMetadata = pageTitle('shell.form', { robots: { index: false } });

type Props = {
  params: Promise<{ org: string; slug: string }>;
  searchParams: Promise<{ test?: string | string[] }>;
};

export default async function Page({ params, searchParams }: Props) {
  const { org, slug } = await params;
  const { test } = await searchParams;
  return <FormPage place={{ org, slug, test: typeof test === 'string' ? test : null }} />;
}
