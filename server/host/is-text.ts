/** True for media types whose bytes are text to be read as such; `type` in small letters, empty when none was given. */
export function isText(type: string): boolean {
  return (
    type === '' ||
    type.startsWith('text/') ||
    /[/+](xml|javascript|yaml|csv|x-www-form-urlencoded|x-ndjson|ndjson)\b/.test(type)
  );
}
