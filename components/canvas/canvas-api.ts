/** What commands may ask of the canvas; the only door to it from outside components/canvas. */
export type CanvasApi = {
  fit: (nodes?: string[]) => void;
  zoomIn: () => void;
  zoomOut: () => void;
  /** A place of the document under a point of the screen, on the grid. */
  placeAt: (screen: { x: number; y: number }) => [number, number];
  /** The middle of what is seen, on the grid. */
  middle: () => [number, number];
  /** Brings a node into view. */
  reveal: (node: string) => void;
  /** Measured sizes by node, as far as they were drawn. */
  sizes: () => Record<string, { width: number; height: number }>;
};
