/** Finds numbers for members that have none or stand in another order than theirs. */
export function place(numbers: (number | null)[], set: (index: number, at: number) => void): void {
  let last = 0;
  numbers.forEach((number, index) => {
    if (number !== null && number > last) {
      last = number;
      return;
    }
    const next = numbers.slice(index + 1).find((other) => other !== null && other > last) ?? null;
    const between = next === null ? last + 1 : (last + next) / 2;
    // Between two neighbours there is room for some fifty; then equal numbers stand in the order of their keys.
    last = next !== null && between >= next ? last : between;
    if (number !== last) set(index, last);
  });
}
