import { z } from 'zod';

const problem = z.object({ title: z.string().optional(), detail: z.string().optional() });

type Asked = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; body?: unknown; revision?: number };

/** Asks a Patchbay with a key. Answers the body; throws the problem's own sentence when it is refused. */
export class RestClient {
  /** Scheme, host and port of the server: what it is called where several are told apart. */
  readonly origin: string;
  private readonly base: URL;
  private readonly key: string;

  /** `url` is the address of the server, such as `https://patchbay.example.com`. */
  constructor(url: string, key: string) {
    if (!URL.canParse(url))
      throw new Error(`PATCHBAY_URL is '${url}', which is no address. It begins with http:// or https://.`);
    this.base = new URL(url);
    this.origin = this.base.origin;
    this.key = key;
  }

  async post(path: string, body: unknown): Promise<unknown> {
    return await this.ask({ method: 'POST', path, body });
  }

  async get(path: string): Promise<unknown> {
    return await this.ask({ method: 'GET', path });
  }

  /** Null where the server has nothing. */
  async find(path: string): Promise<unknown> {
    const response = await this.send({ method: 'GET', path });
    return response.status === 404 ? null : await this.answerOf(response);
  }

  /** Replaces what is still at `revision`. */
  async put(path: string, body: unknown, revision: number): Promise<unknown> {
    return await this.ask({ method: 'PUT', path, body, revision });
  }

  async remove(path: string): Promise<void> {
    await this.ask({ method: 'DELETE', path });
  }

  private async ask(asked: Asked): Promise<unknown> {
    return await this.answerOf(await this.send(asked));
  }

  private async answerOf(response: Response): Promise<unknown> {
    const text = await response.text();
    const answer: unknown = text === '' ? null : parsed(text);
    if (response.ok) return answer;
    const { detail, title } = problem.safeParse(answer).data ?? {};
    throw new Error(detail ?? title ?? `${this.base.host} answered ${response.status}.`);
  }

  private async send({ method, path, body, revision }: Asked): Promise<Response> {
    const headers = {
      authorization: `Bearer ${this.key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(revision !== undefined && { 'if-match': `"${revision}"` }),
    };
    try {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      return await fetch(new URL(path, this.base), { method, headers, ...sent });
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new Error(`${this.base.host} does not answer (${reason}). Is PATCHBAY_URL right, and the server up?`);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
