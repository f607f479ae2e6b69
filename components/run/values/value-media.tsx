import { useWords } from '#words/use-words.ts';
import { safePage } from './safe-page.ts';

type Props = { form: 'image' | 'audio' | 'video' | 'page'; source: string; label: string };

/** A picture, a sound, a film, or a page in a frame in which nothing runs. */
export function ValueMedia({ form, source, label }: Props) {
  const t = useWords();
  const name = t('run.mediaOf', { form, label });
  return (
    <div className="grid min-h-0 flex-1 place-items-center overflow-auto px-3 pb-3">
      {form === 'image' && (
        // biome-ignore lint/performance/noImgElement: a data URI needs no loader.
        <img
          src={source}
          alt={name}
          className="max-h-full max-w-full rounded-field border border-line object-contain"
        />
      )}
      {form === 'audio' && (
        // biome-ignore lint/a11y/useMediaCaption: what a run brought has no captions.
        <audio controls src={source} aria-label={name} className="w-full" />
      )}
      {form === 'video' && (
        // biome-ignore lint/a11y/useMediaCaption: what a run brought has no captions.
        <video controls src={source} aria-label={name} className="max-h-full max-w-full rounded-field" />
      )}
      {form === 'page' && (
        <iframe
          title={name}
          sandbox=""
          srcDoc={safePage(source)}
          className="h-full min-h-40 w-full rounded-field border border-line bg-white"
        />
      )}
    </div>
  );
}
