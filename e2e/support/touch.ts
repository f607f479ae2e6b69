import type { CDPSession, Page } from '@playwright/test';
import type { Point } from './board.ts';

/** Fingers and a pen on a page, as the browser gets them from the machine. */
export type Hand = {
  /** One finger, or several at once, each along its own way. */
  move(...ways: { from: Point; to: Point }[]): Promise<void>;
  /** A finger that rests until `until` resolves. */
  rest(at: Point, until: () => Promise<void>): Promise<void>;
  penMove(from: Point, to: Point): Promise<void>;
  penRest(at: Point, until: () => Promise<void>): Promise<void>;
};

const steps = 8;

/** The hand of somebody in front of a page. */
export async function handOf(page: Page): Promise<Hand> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...rounded(point), id })),
    });
  return {
    move: async (...ways) => {
      await touch(
        'touchStart',
        ways.map(({ from }) => from),
      );
      for (let step = 1; step <= steps; step++)
        await touch(
          'touchMove',
          ways.map((way) => between(way, step / steps)),
        );
      await touch('touchEnd', []);
    },
    rest: async (at, until) => {
      await touch('touchStart', [at]);
      await until();
      await touch('touchEnd', []);
    },
    penMove: async (from, to) => {
      await pen(session, 'mousePressed', from);
      for (let step = 1; step <= steps; step++) await pen(session, 'mouseMoved', between({ from, to }, step / steps));
      await pen(session, 'mouseReleased', to);
    },
    penRest: async (at, until) => {
      await pen(session, 'mousePressed', at);
      await until();
      await pen(session, 'mouseReleased', at);
    },
  };
}

async function pen(session: CDPSession, type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point) {
  await session.send('Input.dispatchMouseEvent', {
    type,
    ...rounded(at),
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: 1,
    pointerType: 'pen',
  });
}

function between({ from, to }: { from: Point; to: Point }, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
