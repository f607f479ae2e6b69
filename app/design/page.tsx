import { notFound } from 'next/navigation';
import { DesignPage } from '#components/design/design-page.tsx';
import { Gallery } from '#components/design/gallery.tsx';
import { MoreWords } from '#components/shell/words-provider.tsx';
import { loadWords } from '#words/load-words.ts';
import { requestLocale } from '#words/request.ts';

type Props = { searchParams: Promise<{ moment?: string }> };

/** `?moment=12` shows the editor on a sample at that event of its run; without it, what the product is drawn with. */
export default async function Page({ searchParams }: Props) {
  const { moment } = await searchParams;
  if (process.env.NODE_ENV === 'production' && process.env.PATCHBAY_DESIGN !== '1') notFound();
  return (
    <MoreWords words={await loadWords(await requestLocale())}>
      {moment === undefined ? <DesignPage /> : <Gallery moment={Number(moment)} />}
    </MoreWords>
  );
}
