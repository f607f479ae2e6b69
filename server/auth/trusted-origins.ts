/**
 * The origins whose pages may use session cookies. On one's own machine the page may be opened as localhost or by
 * address; both are the same place.
 */
export function trustedOrigins(url: string, origin: string): string[] {
  const own = new URL(url);
  const other = URL.parse(origin);
  const isSamePlace = other !== null && isLoopback(other.hostname) && isLoopback(own.hostname);
  return isSamePlace ? [own.origin, other.origin] : [own.origin];
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
