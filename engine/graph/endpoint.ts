/** One end of an edge as text: `node` or `node.port`. */
export type Endpoint = { node: string; port: string };

/** Splits `node.port`; a missing port is the default for that end (`out` or `in`). */
export function parseEndpoint(text: string, defaultPort: string): Endpoint {
  const dot = text.indexOf('.');
  return dot < 0 ? { node: text, port: defaultPort } : { node: text.slice(0, dot), port: text.slice(dot + 1) };
}

/** Writes an end of an edge; the default port is left out. */
export function formatEndpoint(endpoint: Endpoint, defaultPort: string): string {
  return endpoint.port === defaultPort ? endpoint.node : `${endpoint.node}.${endpoint.port}`;
}
