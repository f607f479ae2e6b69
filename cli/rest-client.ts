import { z } from 'zod';

const problem = z.object({ title: z.string().optional(), detail: z.string().optional() });

/** Asks a Patchbay with a key. Answers the body; throws the problem's own sentence when it is refused. */
export class RestClient {
  private readonly base: URL;
  private readonly key: string;

  /** `url` is the address of the server, such as `https://patchbay.example.com`. */
  constructor(url: string, key: string) {
    if (!URL.canParse(url))
      throw new Error(`PATCHBAY_URL is '${url}', which is no address. It begins with http:// or https://.`);
    this.base = new URL(url);
    this.key = key;
  }

  async post(path: string, body: unknown): Promise<unknown> {
    const response = await this.send(path, body);
    const text = await response.text();
    const answer: unknown = text === '' ? null : parsed(text);
    if (response.ok) return answer;
    const { detail, title } = problem.safeParse(answer).data ?? {};
    throw new Error(detail ?? title ?? `${this.base.host} answered ${response.status}.`);
  }

  private async send(path: string, body: unknown): Promise<Response> {
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' };
    try {
      return await fetch(new URL(path, this.base), { method: 'POST', headers, body: JSON.stringify(body) });
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
