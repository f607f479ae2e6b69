import { useWords } from '#words/use-words.ts';
import type { Address } from '../lists/use-address.ts';
import { cn } from '../ui/cn.ts';
import { Toggle } from '../ui/toggle.tsx';
import { type SpanName, spanNameOf, spanTitles } from './span.ts';

/** How far an overview looks back, and whether trials of drafts count. */
export function SpanBar({ span, drafts, address }: { span: SpanName; drafts: boolean; address: Address }) {
  const t = useWords();
  return (
    <>
      <span className="flex items-center gap-2 text-muted">
        {t('overview.draftsToo')}
        <Toggle
          label={t('overview.countTrialsOfDraftsAsWell')}
          checked={drafts}
          onChange={(isOn) => address.set({ drafts: isOn ? 'true' : '' })}
        />
      </span>
      <fieldset className="flex h-8 items-center rounded-field border border-line bg-raised p-0.5">
        <legend className="sr-only">{t('overview.span')}</legend>
        {Object.entries(spanTitles).map(([name, title]) => (
          <label
            key={name}
            className={cn(
              'flex h-full cursor-pointer items-center rounded-[6px] px-2.5 font-medium text-sm transition has-focus-visible:outline-2 has-focus-visible:outline-accent',
              name === span ? 'bg-hover text-text' : 'text-muted hover:text-text',
            )}
          >
            <input
              type="radio"
              name="span"
              className="sr-only"
              checked={name === span}
              onChange={() => address.set({ span: spanNameOf(name) === '24h' ? '' : name })}
            />
            {t(title)}
          </label>
        ))}
      </fieldset>
    </>
  );
}
