'use client';
import { createContext, type ReactNode, use } from 'react';
import type { Json } from '#engine/json.ts';

/** What expressions can name at one place, with the values of the last run where there are some. */
export type Scope = {
  names: { name: string; about: string }[];
  values: ReadonlyMap<string, Json>;
  /** JSON Schemas of names, for what no run has shown yet. */
  schemas?: ReadonlyMap<string, Json>;
};

const nothing: Scope = { names: [], values: new Map() };
const Context = createContext<Scope>(nothing);

/** Gives the expression fields below it something to name and to preview with. */
export function ScopeProvider({ scope, children }: { scope: Scope; children: ReactNode }) {
  return <Context value={scope}>{children}</Context>;
}

/** What the expressions of this place can name. */
export function useScope(): Scope {
  return use(Context);
}
