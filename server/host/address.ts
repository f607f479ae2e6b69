import ipaddr from 'ipaddr.js';

/** Private addresses that the administrator lets effects reach: ranges, and single `host:port` pairs. */
export type EgressAllow = { ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][]; endpoints: Set<string> };

/** Reads `PATCHBAY_EGRESS_ALLOW`: CIDRs and `host:port`, separated by commas. Throws with the part that is neither. */
export function parseEgressAllow(text: string): EgressAllow {
  const allow: EgressAllow = { ranges: [], endpoints: new Set() };
  for (const part of text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')) {
    if (ipaddr.isValidCIDR(part)) allow.ranges.push(ipaddr.parseCIDR(part));
    else if (/^[^\s:/]+:\d+$|^\[[0-9a-f:]+\]:\d+$/i.test(part)) allow.endpoints.add(part.toLowerCase());
    else
      throw new Error(`'${part}' is neither a range such as 10.0.0.0/8 nor a host with a port such as localhost:8080`);
  }
  return allow;
}

/** True when effects may connect to this address: public unicast, or allowed by the administrator. */
export function isAllowedAddress(address: string, allow: EgressAllow): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip.range() === 'unicast' && (ip.kind() === 'ipv4' || ip.match(globalUnicast))) return true;
  return allow.ranges.some(([range, bits]) => ip.kind() === range.kind() && ip.match(range, bits));
}

/** The only IPv6 addresses handed out so far; what lies outside may stand for an IPv4 address or a site of old. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Ports of services that do not speak HTTP and would take harm from a request. */
export const refusedPorts: ReadonlySet<number> = new Set([
  22, 25, 53, 111, 135, 139, 445, 2049, 3306, 5432, 6379, 9200, 11211, 27017,
]);
