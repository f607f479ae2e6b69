/** A UUIDv7 from a time in milliseconds since 1970 and ten random (or derived) bytes. */
export function makeRunId(timeMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(timeMs / 0x1_0000));
  view.setUint16(4, timeMs % 0x1_0000);
  bytes.set(random.subarray(0, 10), 6);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The UTC day (`2026-11-21`) in which a run was created; it never changes and names the partition of its log. */
export function runDayOf(runId: string): string {
  const timeMs = Number.parseInt(runId.slice(0, 8) + runId.slice(9, 13), 16);
  return new Date(timeMs).toISOString().slice(0, 10);
}
