import { isObject } from '#engine/json.ts';
import { type FromEditor, type FromServer, parseText } from '#together/messages.ts';

export type Handlers = {
  onText: (message: FromServer) => void;
  onBytes: (message: Uint8Array) => void;
  /** The connection is lost; another try follows. */
  onAway: () => void;
  /** The server wants no more of this editor. */
  onEnd: (code: number) => void;
};

export type Connection = {
  readonly isOpen: boolean;
  send: (message: FromEditor) => void;
  sendBytes: (message: Uint8Array<ArrayBuffer>) => void;
  close: () => void;
};

const firstPauseMs = 400;
const longestPauseMs = 10_000;

/** A WebSocket that opens again whenever it is lost, sooner when the browser says that it is online again. */
export function openConnection(url: string, handlers: Handlers): Connection {
  let socket: WebSocket | null = null;
  let pause = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDone = false;

  const connect = () => {
    clearTimeout(timer);
    if (isDone || socket !== null) return;
    const opening = new WebSocket(url);
    socket = opening;
    opening.binaryType = 'arraybuffer';
    opening.onmessage = ({ data }: MessageEvent<unknown>) => {
      pause = firstPauseMs;
      if (data instanceof ArrayBuffer) handlers.onBytes(new Uint8Array(data));
      else if (typeof data === 'string') hear(data);
    };
    opening.onclose = ({ code }) => {
      if (socket === opening) lost(code);
    };
  };
  const hear = (text: string) => {
    const message = parseText(text);
    if (isFromServer(message)) handlers.onText(message);
  };
  const lost = (code: number) => {
    socket = null;
    if (isDone) return;
    if (code >= 4400 && code < 4500) {
      isDone = true;
      handlers.onEnd(code);
      return;
    }
    handlers.onAway();
    timer = setTimeout(connect, pause);
    pause = Math.min(longestPauseMs, pause * 2);
  };
  // A browser without a network may keep a dead socket open for minutes.
  const offline = () => {
    const dead = socket;
    if (dead === null) return;
    lost(1006);
    dead.close();
  };
  const online = () => connect();
  addEventListener('online', online);
  addEventListener('offline', offline);
  connect();

  return {
    get isOpen() {
      return socket?.readyState === WebSocket.OPEN;
    },
    send: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    sendBytes: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(message);
    },
    close: () => {
      isDone = true;
      clearTimeout(timer);
      removeEventListener('online', online);
      removeEventListener('offline', offline);
      socket?.close();
    },
  };
}

/** Server and editor are of one version; another one's messages have kinds that nobody asks for. */
function isFromServer(message: unknown): message is FromServer {
  return isObject(message) && typeof message.kind === 'string';
}
