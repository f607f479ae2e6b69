import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { PatchbayError } from '#engine/errors.ts';
import { togetherPath } from '#together/messages.ts';
import type { Auth } from '../auth/auth.ts';
import type { Principal } from '../auth/principal.ts';
import { principalFor } from '../auth/principal-for.ts';
import { authorize } from '../auth/roles.ts';
import { toProblem } from '../doors/problem.ts';
import { findWorkflow } from '../operations/workflows/find-workflow.ts';
import type { Services } from '../services.ts';
import { closeCodes } from './close-codes.ts';
import { Connection } from './connection.ts';
import type { Entered, Rooms } from './rooms.ts';

/** The largest message: a whole document with everything that was changed without a connection. */
const largestMessage = 8 * 1024 * 1024;
const mostInRoom = 100;

type Parts = { services: Pick<Services, 'db' | 'log' | 'url'> & { auth: Auth }; rooms: Rooms };

/** Answers an upgrade to a socket. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * The door of editors that share a document: a WebSocket at /together/<id of the workflow>. Who comes is told by the
 * session cookie, so only our own pages may open one. What is refused gets its status as any other request.
 */
export function togetherDoor({ services, rooms }: Parts): Upgrade {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });
  return (request, socket, head) => {
    const ignore = () => {};
    socket.on('error', ignore);
    open(request)
      .then(({ principal, enter }) => {
        socket.off('error', ignore);
        socket.on('close', enter.release);
        server.handleUpgrade(request, socket, head, (webSocket) => begin(webSocket, principal, enter));
      })
      .catch((error: unknown) => {
        const code = error instanceof PatchbayError && isOwnPage(request) ? closeCodes[error.code] : undefined;
        if (code === undefined) return refuse(socket, error);
        socket.off('error', ignore);
        // Of an upgrade with another status a page learns only that it failed, as without a network.
        server.handleUpgrade(request, socket, head, (webSocket) => webSocket.close(code));
      });
  };

  /** A cookie travels with sockets that other sites open, and no rule of browsers keeps them from reading. */
  function isOwnPage({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers;
    const other = origin === undefined ? null : URL.parse(origin);
    return other !== null && (other.host === host || other.origin === new URL(services.url).origin);
  }

  async function open(request: IncomingMessage) {
    if (!isOwnPage(request))
      throw new PatchbayError('forbidden', 'Shared editing is for the pages of this Patchbay itself.');
    const principal = await principalOf(request);
    if (principal === null) throw new PatchbayError('unauthenticated', 'Sign in first.');
    authorize(principal, 'workflows:read');
    const id = new URL(request.url ?? '/', 'http://localhost').pathname.slice(togetherPath.length);
    const workflow = await findWorkflow(services, principal, id);
    if (rooms.size(workflow.id) >= mostInRoom)
      throw new PatchbayError('limited', `There are ${mostInRoom} in this workflow already, which are the most.`);
    const entered = await rooms.enter({ orgId: principal.orgId, workflowId: workflow.id });
    const now = () => principalOf(request, principal.orgId);
    return { principal, enter: { ...entered, now } };
  }

  /** The person by the cookie, as part of the organization the connection was opened in. */
  async function principalOf(request: IncomingMessage, orgId?: string): Promise<Principal | null> {
    const headers = new Headers({ cookie: request.headers.cookie ?? '' });
    const signedIn = await services.auth.resolveSession({ headers });
    return signedIn && principalFor(orgId === undefined ? signedIn : { ...signedIn, activeOrgId: orgId }, null);
  }

  function refuse(socket: Duplex, error: unknown): void {
    const { status, title, detail } = toProblem(error, services.log);
    const body = `${detail}\n`;
    const headers = `content-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
    socket.end(`HTTP/1.1 ${status} ${title}\r\n${headers}\r\n\r\n${body}`);
  }
}

type Opened = Entered & { now: () => Promise<Principal | null> };

function begin(socket: WebSocket, principal: Principal, { room, join, now }: Opened): void {
  const connection = new Connection({ socket, room, principal: now, first: principal });
  const leave = join(connection);
  // Its close event follows.
  socket.on('error', () => {});
  socket.on('close', leave);
}
