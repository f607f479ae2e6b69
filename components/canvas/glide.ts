const durationMs = 160;

/** Calls `draw` with how much of a movement is done, from 0 to 1, frame by frame; answers what ends it early. */
export function glide(draw: (part: number) => void): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    draw(1);
    return () => {};
  }
  const began = performance.now();
  let frame = 0;
  const step = (now: number) => {
    const time = Math.min(1, Math.max(0, (now - began) / durationMs));
    draw(1 - (1 - time) ** 3);
    if (time < 1) frame = requestAnimationFrame(step);
  };
  draw(0);
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
