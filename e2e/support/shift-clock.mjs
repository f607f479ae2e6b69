// Loaded before a server whose machine's clock is to be wrong by CLOCK_SHIFT_MS.
const Real = Date;
const shiftMs = Number(process.env.CLOCK_SHIFT_MS);

globalThis.Date = class extends Real {
  // Own properties, because Next copies those it finds.
  static parse = Real.parse;
  static UTC = Real.UTC;

  constructor(...parts) {
    super(...(parts.length === 0 ? [Real.now() + shiftMs] : parts));
  }

  static now() {
    return Real.now() + shiftMs;
  }
};
