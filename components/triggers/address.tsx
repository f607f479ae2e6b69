import { useWords } from '#words/use-words.ts';
import { CopyButton } from '../ui/copy-button.tsx';

/** An address that can be copied whole. */
export function Address({ url }: { url: string }) {
  const t = useWords();
  return (
    <span className="flex items-center gap-1 rounded-field border border-line bg-sunken py-1 pe-1 ps-2.5">
      <span className="mono min-w-0 flex-1 break-all">{url}</span>
      <CopyButton text={url} label={t('triggers.copyTheAddress')} />
    </span>
  );
}
