import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PatchbayError } from '#engine/errors.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Opens the socket; a port in use and an address that is not ours get one sentence. Resolves with the real port. */
export async function listen(
  host: string,
  port: number,
  listener: Listener,
): Promise<{ server: Server; port: number }> {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 120_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  return { server, port: addressOf(server).port };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no address');
  return address;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new PatchbayError(
      'unavailable',
      `Port ${port} on ${host} is in use by another program. Stop it, or set PORT to a free port (0 picks one).`,
    );
  if (error.code === 'EACCES')
    return new PatchbayError('unavailable', `Port ${port} may not be opened by this user. Set PORT to one above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new PatchbayError(
      'unavailable',
      `HOST=${host} is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.`,
    );
  return error;
}
