/** Prints one figure as a JSON line: its minimum, median and maximum over the samples, and the aim when there is one. */
export function figure({
  name,
  unit,
  samples,
  aim,
}: {
  name: string;
  unit: string;
  samples: number[];
  aim?: number;
}): void {
  const sorted = [...samples].sort((left, right) => left - right);
  const round = (value: number | undefined) => Number((value ?? 0).toPrecision(4));
  const line = {
    name,
    unit,
    min: round(sorted[0]),
    median: round(sorted[Math.floor(sorted.length / 2)]),
    max: round(sorted.at(-1)),
    ...(aim !== undefined && { aim }),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
