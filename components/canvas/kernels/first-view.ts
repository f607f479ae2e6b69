import type { Box } from './snap.ts';

export type Viewport = { x: number; y: number; zoom: number };

const pad = { side: 40, top: 32 };
const readable = 0.76;

/** The farthest from which a document can be seen. */
export const leastZoom = 0.05;

/** Where a document opens: all of it when it stays readable, else its beginning at the smallest readable size. */
export function firstView(content: Box, screen: { width: number; height: number }): Viewport {
  const whole = Math.min(
    (screen.width - pad.side * 2) / Math.max(1, content.width),
    (screen.height - pad.top * 2) / Math.max(1, content.height),
  );
  const zoom = Math.max(readable, Math.min(1, whole));
  const [width, height] = [content.width * zoom, content.height * zoom];
  const left = width + pad.side * 2 <= screen.width ? (screen.width - width) / 2 : pad.side;
  const top = height + pad.top * 2 <= screen.height ? (screen.height - height) / 2 : pad.top;
  return { x: left - content.x * zoom, y: top - content.y * zoom, zoom };
}
