import type { ReactNode } from 'react';
import { Studio } from '#components/shell/studio.tsx';
import { MoreWords } from '#components/shell/words-provider.tsx';
import { loadWords } from '#words/load-words.ts';
import { requestLocale } from '#words/request.ts';

export default async function Layout({ params, children }: { params: Promise<{ org: string }>; children: ReactNode }) {
  return (
    <MoreWords words={await loadWords(await requestLocale())}>
      <Studio org={(await params).org}>{children}</Studio>
    </MoreWords>
  );
}
