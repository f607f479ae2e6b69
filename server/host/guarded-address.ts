import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { NodeFailure } from '#engine/errors.ts';
import { type EgressAllow, isAllowedAddress } from './address.ts';

export type Lookup = (host: string) => Promise<LookupAddress[]>;

/**
 * The address to connect to for a server that does not speak HTTP: resolved once, checked, and used as it is, so that
 * a name cannot change its mind between. Throws `refused` for a private address that the administrator has not allowed.
 */
export async function guardedAddress(
  { host, port }: { host: string; port: number },
  allow: EgressAllow,
  lookup: Lookup = (name) => systemLookup(name, { all: true, verbatim: true }),
): Promise<string> {
  const addresses = await lookup(host).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NodeFailure('network', `${host} could not be found: ${reason}.`, { retryable: true });
  });
  const [first] = addresses;
  if (first === undefined) throw new NodeFailure('network', `${host} has no address.`, { retryable: true });
  if (allow.endpoints.has(`${host.toLowerCase()}:${port}`)) return first.address;
  const bad = addresses.find(({ address }) => !isAllowedAddress(address, allow));
  if (bad === undefined) return first.address;
  throw new NodeFailure(
    'refused',
    `${bad.address} is a private address. The administrator can allow it with PATCHBAY_EGRESS_ALLOW=${host}:${port}.`,
    { retryable: false },
  );
}

/** Host and port of `db.example.com:5432`. */
export function serverOf(text: string, defaultPort: number): { host: string; port: number } {
  const [host = '', port] = text.split(':');
  return { host, port: port === undefined ? defaultPort : Number(port) };
}
