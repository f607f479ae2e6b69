import { Input } from '../ui/input.tsx';

type Props = {
  /** ISO 8601, or empty. */
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
};

/** Two moments of the local clock, by the browser's own date picker. */
export function TimeBetween({ from, to, onChange }: Props) {
  return (
    <fieldset className="flex flex-wrap items-center gap-2 max-sm:w-full">
      <legend className="sr-only">Between</legend>
      <Input
        type="datetime-local"
        aria-label="Started at or after"
        className="!w-52 max-sm:!w-full"
        value={localOf(from)}
        max={localOf(to) || undefined}
        onChange={(event) => onChange(isoOf(event.target.value), to)}
      />
      <span className="text-muted max-sm:hidden">and</span>
      <Input
        type="datetime-local"
        aria-label="Started before"
        className="!w-52 max-sm:!w-full"
        value={localOf(to)}
        min={localOf(from) || undefined}
        onChange={(event) => onChange(from, isoOf(event.target.value))}
      />
    </fieldset>
  );
}

function localOf(iso: string): string {
  if (iso === '') return '';
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function isoOf(local: string): string {
  return local === '' ? '' : new Date(local).toISOString();
}
