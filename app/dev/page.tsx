import { notFound } from 'next/navigation';
import { Gallery } from '#components/dev/gallery.tsx';

type Props = { searchParams: Promise<{ moment?: string }> };

export default async function Page({ searchParams }: Props) {
  if (process.env.NODE_ENV === 'production') notFound();
  return <Gallery moment={Number((await searchParams).moment ?? 0)} />;
}
