import { parse } from 'shell-quote';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';

/** What an HTTP node needs to do what a curl command does. */
export type CurlRequest = {
  params: JsonObject;
  /** Credentials that were left out: they belong into a connection. */
  secrets: string[];
  /** Options that an HTTP node has no like for. */
  ignored: string[];
};

const names: { [option: string]: string } = {
  '-X': '--request',
  '-H': '--header',
  '-d': '--data',
  '--data-raw': '--data',
  '--data-binary': '--data',
  '--data-ascii': '--data',
  '-u': '--user',
  '-A': '--user-agent',
  '-e': '--referer',
  '-b': '--cookie',
  '-G': '--get',
  '-I': '--head',
  '-F': '--form',
  '-o': '--output',
  '-m': '--max-time',
  '-x': '--proxy',
  '-E': '--cert',
  '-T': '--upload-file',
};
const withValue = new Set([
  ...['--request', '--header', '--data', '--data-urlencode', '--json', '--user', '--user-agent', '--referer'],
  ...[
    '--cookie',
    '--form',
    '--form-string',
    '--output',
    '--max-time',
    '--connect-timeout',
    '--proxy',
    '--cert',
    '--key',
  ],
  ...['--cacert', '--upload-file', '--url', '--retry', '--oauth2-bearer', '--resolve', '--limit-rate'],
]);
/** Options that change nothing about what is asked. */
const silent = new Set([
  ...['-s', '-S', '-sS', '-i', '-v', '-L', '-f', '-fsS', '-#', '--silent', '--show-error', '--include', '--verbose'],
  ...['--location', '--fail', '--compressed', '--http1.1', '--http2', '--globoff', '-g', '--progress-bar', '--output'],
]);
const secretHeader = /^(authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token)$/i;

/** Reads a curl command as browsers and manuals write it; throws an Error whose sentence says what is missing. */
export function curlRequest(t: Words, text: string): CurlRequest {
  const headers: { [name: string]: string } = {};
  const data: string[] = [];
  const secrets: string[] = [];
  const ignored: string[] = [];
  let [method, url, isGet] = ['', '', false];
  let json: string | null = null;
  for (const [option, value] of optionsOf(text)) {
    if (option === '--url') url ||= value;
    else if (option === '--request') method = value.toUpperCase();
    else if (option === '--head') method ||= 'HEAD';
    else if (option === '--get') isGet = true;
    else if (option === '--json') json = value;
    else if (option === '--data') data.push(value);
    else if (option === '--data-urlencode') data.push(encoded(value));
    else if (option === '--user-agent') headers['User-Agent'] = value;
    else if (option === '--referer') headers.Referer = value;
    else if (['--user', '--cookie', '--oauth2-bearer'].includes(option)) secrets.push(option);
    else if (option === '--header') {
      const [, name = '', content = ''] = /^([^:]+):\s*(.*)$/.exec(value) ?? [];
      if (secretHeader.test(name)) secrets.push(name);
      else if (name !== '') headers[name] = content;
    } else if (!silent.has(option)) ignored.push(option);
  }
  if (url === '') throw new Error(t('actions.curlNamesNoAddress'));
  const address = /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`;
  const sent = data.join('&');
  const query = isGet && sent !== '' ? `${address}${address.includes('?') ? '&' : '?'}${sent}` : address;
  const body = isGet ? null : (json ?? (data.length > 0 ? sent : null));
  const [kind] = Object.keys(headers).filter((name) => name.toLowerCase() === 'content-type');
  const type = kind === undefined ? null : headers[kind];
  const parsed = body === null ? null : bodyOf(body, json !== null || (type ?? '').includes('json'));
  // The node says itself that it sends JSON.
  if (kind !== undefined && parsed !== null && typeof parsed !== 'string' && (type ?? '').includes('json'))
    delete headers[kind];
  if (typeof parsed === 'string' && type === null) headers['Content-Type'] = 'application/x-www-form-urlencoded';
  return {
    params: {
      method: method || (body === null ? 'GET' : 'POST'),
      url: query,
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(parsed !== null && { body: parsed }),
    },
    secrets,
    ignored,
  };
}

function* optionsOf(text: string): Generator<[option: string, value: string]> {
  const line = text
    .trim()
    .replace(/^\$\s+/, '')
    .replace(/\\\r?\n/g, ' ');
  const words = parse(line, (name) => `$${name}`).map((word) =>
    typeof word === 'string' ? word : 'pattern' in word ? word.pattern : '',
  );
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [long, inline] =
      word.startsWith('--') && word.includes('=') ? splitAt(word, word.indexOf('='), 1) : [word, null];
    const glued = /^-[XHdubAeF]./.test(word) ? splitAt(word, 2, 0) : null;
    const option = names[glued?.[0] ?? long] ?? glued?.[0] ?? long;
    if (!option.startsWith('-')) {
      if (option !== '') yield ['--url', option];
    } else if (glued) yield [option, glued[1]];
    else if (inline !== null) yield [option, inline];
    else if (withValue.has(option)) {
      at += 1;
      yield [option, words[at] ?? ''];
    } else yield [option, ''];
  }
}

function splitAt(text: string, at: number, skip: number): [string, string] {
  return [text.slice(0, at), text.slice(at + skip)];
}

/** `name=some text` with the text percent-encoded, as --data-urlencode sends it. */
function encoded(value: string): string {
  const at = value.indexOf('=');
  return at < 0 ? encodeURIComponent(value) : `${value.slice(0, at + 1)}${encodeURIComponent(value.slice(at + 1))}`;
}

/** Data when the text is JSON and is meant or looks to be, else the text. */
function bodyOf(text: string, isJson: boolean): Json {
  if (!isJson && !/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
