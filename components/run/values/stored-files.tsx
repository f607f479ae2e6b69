import { Download } from 'lucide-react';
import { useMemo } from 'react';
import type { Json } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { useFormats } from '../../ui/use-formats.ts';
import { type FileIn, filesIn } from './files-in.ts';

/** The files that a value refers to: pictures, sound and films to look at, anything to save. */
export function StoredFiles({ value, run }: { value: Json; run: string }) {
  const t = useWords();
  const files = useMemo(() => filesIn(value), [value]);
  if (files.length === 0 || run === '') return null;
  return (
    <ul aria-label={t('run.files')} className="flex max-h-[60%] shrink-0 flex-wrap gap-2 overflow-y-auto px-3 pb-2">
      {files.map((file) => (
        <li key={`${file.path}${file.ref.$asset}`} className="flex min-w-0 max-w-full flex-col gap-1">
          <Shown file={file} source={`/api/v1/runs/${run}/assets/${file.ref.$asset}`} />
        </li>
      ))}
    </ul>
  );
}

function Shown({ file: { path, ref }, source }: { file: FileIn; source: string }) {
  const formats = useFormats();
  const name = ref.name ?? (path || 'file');
  const [kind] = ref.type.split('/');
  return (
    <>
      {kind === 'image' && (
        // biome-ignore lint/performance/noImgElement: it is shown as it is, from our own server.
        <img src={source} alt={name} className="max-h-44 max-w-full rounded-field border border-line object-contain" />
      )}
      {kind === 'audio' && (
        // biome-ignore lint/a11y/useMediaCaption: what a run brought has no captions.
        <audio controls src={source} aria-label={name} className="max-w-full" />
      )}
      {kind === 'video' && (
        // biome-ignore lint/a11y/useMediaCaption: what a run brought has no captions.
        <video controls src={source} aria-label={name} className="max-h-56 max-w-full rounded-field" />
      )}
      <a
        href={source}
        download={name}
        className="flex min-w-0 items-center gap-1.5 self-start rounded-[6px] px-1.5 py-0.5 text-muted text-sm hover:bg-hover hover:text-text"
      >
        <Download aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{name}</span>
        <span className="shrink-0 text-faint">
          {ref.type} · {formats.size(ref.size)}
        </span>
      </a>
    </>
  );
}
