import { useWords } from '#words/use-words.ts';
import { CopyButton } from '../ui/copy-button.tsx';

type Props = { title: string; about: string; text: string };

/** A text to take over elsewhere, with what it is for. */
export function Snippet({ title, about, text }: Props) {
  const t = useWords();
  return (
    <figure className="overflow-hidden rounded-node border border-line bg-panel">
      <figcaption className="flex items-center gap-3 border-line border-b px-4 py-2">
        <span className="font-medium">{title}</span>
        <span className="min-w-0 flex-1 truncate text-muted text-sm">{about}</span>
        <CopyButton text={text} label={t('settings.copyTheTitleExample', { title })} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, so keyboards must reach them. */}
      <pre tabIndex={0} className="overflow-x-auto bg-sunken px-4 py-3 text-[12px] leading-5">
        {text}
      </pre>
    </figure>
  );
}
