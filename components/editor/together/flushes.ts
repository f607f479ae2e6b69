import type { FromServer } from '#together/messages.ts';
import type { NotKept } from './not-kept.ts';

export type Kept = { revision: number; savedAt: string };

type Waiting = { resolve: (kept: Kept) => void; reject: (error: NotKept) => void };

/** Who asked that the draft is written, until the server has said that it is. */
export class Flushes {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /** Asks by `send`, which takes the number of the question; rejects with NotKept. */
  ask(send: (id: number) => void): Promise<Kept> {
    this.asked += 1;
    const id = this.asked;
    send(id);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  done(message: Extract<FromServer, { kind: 'flushed' }>): void {
    this.take(message.id)?.resolve(message);
  }

  refuse(id: number, error: NotKept): void {
    this.take(id)?.reject(error);
  }

  /** The server is out of reach: nobody is told any more. */
  lose(error: NotKept): void {
    for (const id of [...this.waiting.keys()]) this.refuse(id, error);
  }

  private take(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }
}
