/** How long something took, in the fewest honest digits: `0.4 ms`, `412 ms`, `1.3 s`, `2 min 4 s`. */
export function durationText(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
  if (ms < 86_400_000) return `${Math.floor(ms / 3_600_000)} h ${Math.round((ms % 3_600_000) / 60_000)} min`;
  return `${Math.floor(ms / 86_400_000)} d`;
}

/** How long ago a moment was, or how far away it is: `just now`, `4 min ago`, `in 2 h`. */
export function agoText(at: string, now: number): string {
  const ms = now - Date.parse(at);
  if (Math.abs(ms) < 10_000 || now === 0) return 'just now';
  const text = spanText(Math.abs(ms));
  return ms < 0 ? `in ${text}` : `${text} ago`;
}

/** The full local date and time. */
export function clockText(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** A moment as seen from another: its hours on the same day, else with its date. */
export function momentText(at: string, from: string): string {
  const [moment, seen] = [new Date(at), new Date(from)];
  if (moment.toDateString() === seen.toDateString()) return hourText(at);
  const year = moment.getFullYear() === seen.getFullYear() ? {} : { year: 'numeric' as const };
  return moment.toLocaleString(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...year,
  });
}

/** Hours, minutes, seconds of a moment. */
export function hourText(at: string): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** `1 run`, `4 runs`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** The short name of a long id, as lists show it. */
export function shortId(id: string): string {
  const bare = id.replace(/^[a-z]+_/, '').replaceAll('-', '');
  return bare.slice(-6);
}

/** A length of time in its largest unit, rounded: `40 s`, `3 d`. */
export function spanText(ms: number): string {
  // Rounded before it is compared, so that nearly a day is no 24 hours.
  const round = (unit: number) => Math.round(ms / unit);
  if (round(1000) < 60) return `${round(1000)} s`;
  if (round(60_000) < 60) return `${round(60_000)} min`;
  return round(3_600_000) < 24 ? `${round(3_600_000)} h` : `${round(86_400_000)} d`;
}

/** How large a file is: `412 bytes`, `3.4 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
