import { useId } from 'react';
import { useWords } from '#words/use-words.ts';
import { DateField } from '../ui/date-field.tsx';

type Props = {
  /** ISO 8601, or empty. */
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
};

/** Two moments of the local clock. */
export function TimeBetween({ from, to, onChange }: Props) {
  const t = useWords();
  const hint = useId();
  const isTurned = from !== '' && to !== '' && Date.parse(to) <= Date.parse(from);
  return (
    <fieldset className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <legend className="sr-only">{t('runs.betweenTwoMoments')}</legend>
      <DateField
        kind="moment"
        aria-label={t('runs.startedAtOrAfter')}
        className="!w-56 max-sm:!w-full"
        value={from}
        max={to}
        onChange={(next) => onChange(next, to)}
      />
      <span className="text-muted max-sm:hidden">{t('runs.and')}</span>
      <DateField
        kind="moment"
        aria-label={t('runs.startedBefore')}
        className="!w-56 max-sm:!w-full"
        value={to}
        min={from}
        onChange={(next) => onChange(from, next)}
        aria-invalid={isTurned || undefined}
        aria-describedby={isTurned ? hint : undefined}
      />
      {isTurned && (
        <p id={hint} role="alert" className="text-error text-sm max-sm:w-full">
          {t('runs.theEndIsNotAfterTheBeginning')}
        </p>
      )}
    </fieldset>
  );
}
