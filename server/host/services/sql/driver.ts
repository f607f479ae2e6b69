import type { Json } from '#engine/json.ts';

/** One statement with its values, which are bound and never become text of it. */
export type SqlRequest = {
  statement: string;
  values: Json[];
  readOnly: boolean;
  /** Rows that are read; one more is asked for, to tell whether there were more. */
  maxRows: number;
  signal: AbortSignal;
};

/** Rows as the driver gives them, and how many were changed where none come back. */
export type SqlResult = { rows: Record<string, unknown>[]; changed: number | null };

/** A server with its account; `address` has been checked already. */
export type SqlServer = {
  host: string;
  address: string;
  port: number;
  database: string;
  username: string;
  password: string;
  tls: 'verify' | 'require' | 'off';
};
