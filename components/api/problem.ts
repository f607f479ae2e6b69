import type { Diagnostic } from '#engine/graph/diagnostic.ts';

/** What a failed call says of itself (RFC 9457); what could not be reached says so in its message. */
export type Problem = {
  code: string;
  detail: string;
  errors: { path: string; message: string }[];
  diagnostics: Diagnostic[];
  revision: number | null;
};

/** Reads the problem out of anything a call threw. */
export function problemOf(thrown: unknown): Problem {
  const raw = field(field(thrown, 'data'), 'problem');
  const code = field(raw, 'code');
  const detail = field(raw, 'detail');
  const revision = field(raw, 'revision') ?? field(field(raw, 'data'), 'revision');
  return {
    code: typeof code === 'string' ? code : isOffline(thrown) ? 'offline' : 'internal',
    detail: typeof detail === 'string' ? detail : thrown instanceof Error ? thrown.message : String(thrown),
    errors: listOf(field(raw, 'errors'), isIssue),
    diagnostics: listOf(field(raw, 'diagnostics'), isDiagnostic),
    revision: typeof revision === 'number' ? revision : null,
  };
}

function isOffline(thrown: unknown): boolean {
  return field(thrown, 'data') === undefined || field(thrown, 'data') === null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

function listOf<T>(value: unknown, test: (item: unknown) => item is T): T[] {
  return Array.isArray(value) ? value.filter(test) : [];
}

function isIssue(item: unknown): item is { path: string; message: string } {
  return typeof field(item, 'path') === 'string' && typeof field(item, 'message') === 'string';
}

function isDiagnostic(item: unknown): item is Diagnostic {
  return typeof field(item, 'message') === 'string' && typeof field(item, 'severity') === 'string';
}
