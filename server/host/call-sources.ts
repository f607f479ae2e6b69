import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { NodeFailure } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import type { GuardedFetch } from './fetch.ts';

/** Why a workflow behind an address cannot be had. */
export type SourceProblem = {
  code: 'not_allowed' | 'unreachable' | 'too_large' | 'not_a_workflow';
  message: string;
  fix: string;
};

export type Source = { document: Json } | { problem: SourceProblem };

/** Bytes of a document. */
export const largestSource = 1_000_000;

const patienceMs = 10_000;

export type CallSourceOptions = {
  /** Follows no redirect and takes at most `largestSource` bytes. */
  fetch: GuardedFetch;
  /** Addresses below which workflows may be called. */
  urls: readonly string[];
  /** The folder from which workflows may be called by file; null outside development. */
  dir: string | null;
};

/** Workflows that are called by their address: below what the administrator allows, or in the folder for development. */
export class CallSources {
  private readonly options: CallSourceOptions;

  constructor(options: CallSourceOptions) {
    this.options = options;
  }

  /** What can be called besides saved workflows and documents in place. */
  get kinds(): { urls: readonly string[]; files: boolean } {
    return { urls: this.options.urls, files: this.options.dir !== null };
  }

  /** The document behind an address; never throws. */
  async read(address: string): Promise<Source> {
    return address.startsWith('file:') ? await this.readFile(address) : await this.readUrl(address);
  }

  private async readUrl(address: string): Promise<Source> {
    const url = URL.parse(address);
    const { urls } = this.options;
    if (url === null || !urls.some((prefix) => isBelow(url, prefix)))
      return refusal(
        'not_allowed',
        `\`${address}\` is not an address from which workflows may be called.`,
        urls.length === 0
          ? 'The administrator can allow it with PATCHBAY_CALL_URLS.'
          : `Use one below ${urls.join(' or ')}, or ask the administrator to allow it with PATCHBAY_CALL_URLS.`,
      );
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const headers = { accept: 'application/json' };
      const { status, bytes } = await this.options.fetch({ method: 'GET', url: url.href, headers, signal });
      if (status === 200) return parsed(address, Buffer.from(bytes).toString('utf8'));
      return unreachable(address, `it answered ${status}`);
    } catch (error) {
      if (!(error instanceof NodeFailure)) return unreachable(address, `it took longer than ${patienceMs / 1000} s`);
      if (error.error.code === 'too_large') return tooLarge(address);
      if (error.error.code === 'redirects') return unreachable(address, 'it redirects; name the address it leads to');
      return unreachable(address, error.message.replace(/\.$/, ''));
    }
  }

  private async readFile(address: string): Promise<Source> {
    const { dir } = this.options;
    if (dir === null)
      return refusal(
        'not_allowed',
        `\`${address}\` is a file, and files are called in development only.`,
        'Save the workflow here and call it by its slug.',
      );
    const outside = refusal(
      'not_allowed',
      `\`${address}\` lies outside the folder of PATCHBAY_CALL_DIR.`,
      'Name a file in it, such as file:orders.json.',
    );
    const name = address.slice('file:'.length);
    if (name.startsWith('/') || name.includes('\0')) return outside;
    try {
      const root = await realpath(dir);
      const path = await realpath(join(root, name));
      // Behind symbolic links: what counts is where the bytes lie.
      if (!path.startsWith(root + sep)) return outside;
      const found = await stat(path);
      if (!found.isFile()) return unreachable(address, 'it is no file');
      if (found.size > largestSource) return tooLarge(address);
      return parsed(address, await readFile(path, 'utf8'));
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      return unreachable(address, isMissing ? 'there is no such file' : 'it cannot be read');
    }
  }
}

/** Same origin and a path below that of the prefix, segment by segment. */
function isBelow(url: URL, prefix: string): boolean {
  const allowed = new URL(prefix);
  // An encoded slash is one to some servers and not to others.
  const isPlain = !/%2f|%5c|\\/i.test(url.pathname) && url.username === '' && url.password === '';
  const folder = allowed.pathname.endsWith('/') ? allowed.pathname : `${allowed.pathname}/`;
  return isPlain && url.origin === allowed.origin && `${url.pathname}/`.startsWith(folder);
}

function parsed(address: string, text: string): Source {
  try {
    return { document: JSON.parse(text) };
  } catch {
    return refusal('not_a_workflow', `What stands at \`${address}\` is not JSON.`, 'Put an exported workflow there.');
  }
}

function refusal(code: SourceProblem['code'], message: string, fix: string): Source {
  return { problem: { code, message, fix } };
}

function unreachable(address: string, why: string): Source {
  return refusal('unreachable', `\`${address}\` could not be read: ${why}.`, 'Check the address, then try again.');
}

function tooLarge(address: string): Source {
  return refusal(
    'too_large',
    `What stands at \`${address}\` has more than ${largestSource} bytes.`,
    'Split the workflow into smaller ones.',
  );
}
