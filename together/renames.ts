/** Names that changed while the member behind them stayed, the old one with the new one. */
export type Renames = ReadonlyMap<string, string>;

/** Which members have another name now: both maps give the lasting key of a member by its name. */
export function renamesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Renames {
  const names = new Map([...after].map(([name, key]) => [key, name]));
  return new Map(
    [...before].flatMap(([name, key]): [string, string][] => {
      const now = names.get(key);
      return now === undefined || now === name ? [] : [[name, now]];
    }),
  );
}

/** Renames that came one after the other as one. */
export function renamesThrough(all: readonly Renames[]): Renames {
  const through = new Map<string, string>();
  for (const renames of all) {
    for (const [name, between] of through) through.set(name, renames.get(between) ?? between);
    for (const [name, now] of renames) if (!through.has(name)) through.set(name, now);
  }
  return through;
}
