/**
 * The place in a field's text that lies under a point of the window, read from the mirror that draws the text behind
 * the field; the end of the text when the point lies beside it.
 */
export function offsetAt(field: HTMLTextAreaElement, mirror: HTMLElement, point: { x: number; y: number }): number {
  field.style.pointerEvents = 'none';
  mirror.style.pointerEvents = 'auto';
  const found = document.caretPositionFromPoint?.(point.x, point.y) ?? null;
  field.style.pointerEvents = '';
  mirror.style.pointerEvents = '';
  if (found === null || !mirror.contains(found.offsetNode)) return field.value.length;
  const range = document.createRange();
  range.setStart(mirror, 0);
  range.setEnd(found.offsetNode, found.offset);
  return Math.min(range.toString().length, field.value.length);
}
