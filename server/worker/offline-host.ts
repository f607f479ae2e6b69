import { createHash } from 'node:crypto';
import { NodeFailure } from '#engine/errors.ts';
import { type Blobs, type Clock, defaultLimits, type Effects, type Host, type Journal } from '#engine/host/host.ts';
import { type AssetRef, isLinesRef } from '#engine/json.ts';
import type { NodeDefinition } from '#engine/node/define.ts';
import { ndjsonType, readNdjson, writeNdjson } from '../host/ndjson.ts';
import { checkFor } from '../host/schemas.ts';
import { effectKey } from './keys.ts';

export type OfflineParts = {
  runId: string;
  clock: Clock;
  /** Where large values of recorded logs are read from; nothing is written there. */
  blobs: Blobs;
  node: (type: string) => NodeDefinition | undefined;
  sandbox: Effects['sandbox'];
  answers?: NonNullable<Host['answers']>;
  append: Journal['append'];
};

/** A place in which a run moves without touching the world: nothing leaves the process, nothing is written. */
export function offlineHost(parts: OfflineParts): Host {
  const { runId, clock, node, sandbox, answers } = parts;
  return {
    clock,
    node,
    random: () => 0.5,
    journal: { append: parts.append },
    blobs: memoryBlobs(parts.blobs),
    effects: { fetch: refuse, perform: refuse, sandbox },
    children: { start: refuse, cancel: async () => {} },
    effectKey: (visit, ordinal) => effectKey(runId, visit, ordinal),
    stopper: () => {
      const controller = new AbortController();
      return { signal: controller.signal, stop: (reason) => controller.abort(new Error(reason)) };
    },
    check: (schema, value) => checkFor(schema)(value),
    beforeWrite: async () => {},
    expireWait: async () => ({ by: 'timeout', data: null }),
    limits: { ...defaultLimits, runTimeoutMs: Number.MAX_SAFE_INTEGER, parkAfterMs: Number.NEGATIVE_INFINITY },
    ...(answers && { answers }),
  };
}

async function refuse(): Promise<never> {
  throw new NodeFailure('offline', 'This run moves offline, so nothing leaves it.', { retryable: false });
}

/** Reads what is stored; keeps what is new in memory, under the same hashes. */
function memoryBlobs(stored: Blobs): Blobs {
  const known = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array, type: string, name?: string): AssetRef => {
    const $asset = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    known.set($asset, bytes);
    return { $asset, type, size: bytes.byteLength, ...(name !== undefined && { name }) };
  };
  return {
    putJson: async (text) => keep(Buffer.from(text), 'application/json'),
    getJson: async (ref) => {
      const bytes = known.get(ref.$asset);
      if (bytes === undefined) return await stored.getJson(ref);
      return isLinesRef(ref) ? readNdjson(bytes) : JSON.parse(Buffer.from(bytes).toString());
    },
    putLines: async (items) => keep(writeNdjson(items), ndjsonType),
    joinLines: async (parts) => {
      const bytes = await Promise.all(parts.map(async (part) => known.get(part.$asset) ?? (await stored.read(part))));
      return keep(Buffer.concat(bytes), ndjsonType);
    },
    openLines: async (ref) => {
      const bytes = known.get(ref.$asset);
      if (bytes === undefined) return await stored.openLines(ref);
      const lines = readNdjson(bytes);
      return { count: lines.length, read: async (line) => lines[line] ?? null };
    },
    write: async (bytes, type, name) => keep(bytes, type, name),
    read: async (ref) => known.get(ref.$asset) ?? (await stored.read(ref)),
  };
}
