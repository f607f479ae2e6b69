import { apiKey, until } from './patchbay.ts';

export type Reply = {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON the server sends.
  body: any;
};

export type Api = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;

/** A caller of one server with one key; a body that is text is sent as it is. */
export function apiOf(url: string, key: string | null = apiKey): Api {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
}

/** Makes a workflow of a graph and publishes it. */
export async function publish(api: Api, graph: { slug: string }): Promise<void> {
  const created = await api('POST', '/api/v1/workflows', { graph });
  if (created.status !== 201) throw new Error(`not created: ${created.text}`);
  const published = await api('POST', `/api/v1/workflows/${graph.slug}/publish`, {});
  if (published.status !== 200) throw new Error(`not published: ${published.text}`);
}

/** Calls a tool without waiting; answers the run's id. */
export async function begin(api: Api, slug: string, input: unknown): Promise<string> {
  const reply = await api('POST', `/api/v1/tools/${slug}`, input, { prefer: 'respond-async' });
  if (reply.status !== 202) throw new Error(`not begun: ${reply.text}`);
  return reply.body.taskId;
}

/** The run as soon as it has one of these states. */
export async function runWith(api: Api, id: string, ...states: string[]): Promise<Reply['body']> {
  return await until(async () => {
    const { body } = await api('GET', `/api/v1/runs/${id}`);
    return states.includes(body.status) ? body : null;
  });
}

/** A run that is over. */
export async function runOver(api: Api, id: string): Promise<Reply['body']> {
  return await runWith(api, id, 'succeeded', 'failed', 'cancelled');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
