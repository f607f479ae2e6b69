'use client';
import { useSearchParams } from 'next/navigation';

/** What a list shows, kept in the address: a link leads back to it. */
export type Address = {
  query: URLSearchParams;
  /** Sets names to values and takes away those that are empty. */
  set: (changes: Record<string, string>) => void;
  /** Puts a whole query in place of this one. */
  replace: (query: string) => void;
};

/** Reads and writes the query of the address without moving the page. */
export function useAddress(): Address {
  const query = new URLSearchParams(useSearchParams());
  // The router follows the history; asking the router itself would fetch the page anew at each letter.
  const replace = (text: string) => window.history.replaceState(null, '', `?${text}`);
  return {
    query,
    replace,
    set: (changes) => {
      const next = new URLSearchParams(query);
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      replace(next.toString());
    },
  };
}
