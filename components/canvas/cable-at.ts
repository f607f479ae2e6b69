/** The cable under a point of the screen, also under something that is dragged; null when there is none. */
export function cableAt({ x, y }: { x: number; y: number }): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const cable = element.closest<SVGElement>('.react-flow__edge');
    if (cable?.dataset.id !== undefined) return cable.dataset.id;
  }
  return null;
}
