import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

// Runs in a worker thread of its own, so that a long query never holds up the process. Nobody else may import it.

export type Request = { do: 'role'; role: string } | { do: 'close' };
export type Answer = { id: number; error?: string };

const { dataDir, socket }: { dataDir: string; socket: string } = workerData;

function tell(answer: Answer): void {
  parentPort?.postMessage(answer);
}

async function start(): Promise<{ db: PGlite; server: PGLiteSocketServer }> {
  const db = await PGlite.create({ dataDir, extensions: { vector } });
  endWhenBroken(db);
  const server = new PGLiteSocketServer({ db, path: socket });
  await server.start();
  return { db, server };
}

/**
 * A wrong query is an answer, not an exception; an exception means that the database itself broke, and the socket's
 * queue would stand still for ever. Ending the thread lets the process end with a reason instead.
 */
function endWhenBroken(db: PGlite): void {
  const execute = db.execProtocolRawStream.bind(db);
  db.execProtocolRawStream = async (...parameters) => {
    try {
      return await execute(...parameters);
    } catch (error) {
      setImmediate(() => {
        throw error;
      });
      throw error;
    }
  };
}

const started = start();

async function handle(request: Request): Promise<void> {
  const { db, server } = await started;
  if (request.do === 'role') {
    await db.exec(`set role "${request.role}"`);
  } else {
    await server.stop();
    await db.close();
  }
}

parentPort?.on('message', (message: Request & { id: number }) => {
  handle(message).then(
    () => {
      tell({ id: message.id });
      if (message.do === 'close') parentPort?.close();
    },
    (error) => tell({ id: message.id, error: error instanceof Error ? error.message : String(error) }),
  );
});

started.then(
  () => tell({ id: 0 }),
  (error) => {
    tell({ id: 0, error: error instanceof Error ? error.message : String(error) });
    parentPort?.close();
  },
);
