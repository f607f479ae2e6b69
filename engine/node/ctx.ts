import type { AssetRef, Json, JsonObject } from '../json.ts';

/** The part of the web's AbortSignal that nodes use; declared here because the engine compiles without the DOM. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** An outgoing HTTP request. `body` is a string, JSON (sent as such) or an asset. */
export type HttpRequest = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: Json;
  /** Name of a connection whose credentials are added at the last moment. */
  connection?: string;
  /** How the answer is read: by content type, or forced. */
  response: 'auto' | 'json' | 'text' | 'asset';
};

export type HttpResponse = { status: number; headers: Record<string, string>; body: Json; url: string };

/** What isolated code answered: its value and what it wrote to the console. */
export type SandboxResult = { value: Json; logs: string[] };

/** What a visit has so far: text that follows what was shown before, or an asset in its place. */
export type PartialOutput = { text: string } | { asset: AssetRef };

/** A workflow to be called as a child run. */
export type ChildCall = { workflow: Json; version?: Json; input: Json; mode: 'wait' | 'detach' };

/** Everything impure that a node may touch. Effects of a `write` node are journalled before they start. */
export interface Ctx {
  readonly run: { id: string; workflow: string; version: number | null; startedAt: string };
  readonly node: string;
  readonly scope: string;
  readonly visit: number;
  readonly attempt: number;
  /** Time of the event that started this visit, ISO 8601 in UTC. */
  readonly now: string;
  /** Aborted when the visit times out or the run is cancelled. */
  readonly signal: StopSignal;
  /** A line for the person who looks at the run. */
  log(message: string, data?: Json): void;
  /**
   * Shows people what there is of the output while the node works. It is no part of the run: nothing keeps it, it is
   * gone when the visit ends, and whoever comes late or loses the connection sees what comes from then on.
   */
  stream(part: PartialOutput): void;
  /**
   * Sends a request through the guarded client: private addresses are refused, sizes and times are bounded. `onText`
   * hears an answer of text, piece by piece, when it arrives as a stream.
   */
  fetch(request: HttpRequest, onText?: (text: string) => void): Promise<HttpResponse>;
  /**
   * Asks a service of the host: `service` is its name, such as `state.set`; request and answer are plain data. A
   * write carries the visit's idempotency key, by which a service that keeps it answers a repeat without acting again.
   */
  perform(service: string, request: JsonObject): Promise<Json>;
  /** Reports what a call has used, such as the tokens of a model and their price: it counts against the run's budget. */
  usage(amounts: { tokens?: number; cost?: number }): void;
  /** What is left of the run's budget; null where it has no limit. */
  readonly left: { tokens: number | null; cost: number | null };
  /** Runs JavaScript in an isolated process with `roots` as its only data. */
  sandbox(source: string, roots: JsonObject): Promise<SandboxResult>;
  /** Values that the node's code may read: all roots an expression at this place would see. */
  roots(): JsonObject;
  /** Reads and writes the content-addressed store. */
  readonly assets: {
    write(bytes: Uint8Array, type: string, name?: string): Promise<AssetRef>;
    read(ref: AssetRef): Promise<Uint8Array>;
  };
  /** Finds what is wrong with an answer by the workflow's `output` schema; empty when it fits. */
  checkOutput(value: Json): { path: string; message: string }[];
}
