'use client';
import { useRouter, useSearchParams } from 'next/navigation';

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
  const router = useRouter();
  const query = new URLSearchParams(useSearchParams());
  const replace = (text: string) => router.replace(`?${text}`, { scroll: false });
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
