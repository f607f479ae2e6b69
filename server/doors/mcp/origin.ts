import {
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  originValidationResponse,
} from '@modelcontextprotocol/server';

/**
 * Refuses with 403 what a foreign page, or a name that was rebound to this machine, sends (MCP transports, "Security
 * warning"). Requests without an Origin come from programs, not from pages.
 */
export function refuseForeignOrigin(request: Request, publicUrl: string): Response | null {
  const names = [...localhostAllowedHostnames(), new URL(publicUrl).hostname];
  return (
    originValidationResponse(request, names) ??
    (isLocal(publicUrl) ? hostHeaderValidationResponse(request, names) : undefined) ??
    null
  );
}

/** Behind a public name a proxy may send any Host; on a machine of one's own only local names are meant. */
function isLocal(publicUrl: string): boolean {
  return localhostAllowedHostnames().includes(new URL(publicUrl).hostname);
}
