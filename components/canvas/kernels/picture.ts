import type { Point } from './cable.ts';
import type { Box } from './snap.ts';

export type Block = { box: Box; colour: string; isSelected: boolean; icon: string };
export type Wire = { from: Point; to: Point; colour: string };

/** A document seen from afar, in places of the canvas. */
export type Picture = { blocks: readonly Block[]; wires: readonly Wire[] };

export type View = { x: number; y: number; zoom: number };

type Paints = { fill: string; selected: string; icons: ReadonlyMap<string, CanvasImageSource> };

/** The least size on the screen at which a node's glyph can be told. */
const glyphFrom = 11;

/** Paints a document as blocks and cables, one stroke for all cables of a colour. Only what the view shows is painted. */
export function paint(context: CanvasRenderingContext2D, picture: Picture, view: View, paints: Paints): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(view.zoom, 0, 0, view.zoom, view.x, view.y);
  const seen: Box = {
    x: -view.x / view.zoom,
    y: -view.y / view.zoom,
    width: width / view.zoom,
    height: height / view.zoom,
  };
  wires(context, picture.wires, seen, view.zoom);
  const inSight = picture.blocks.filter(({ box }) => meets(box, seen));
  for (const [colour, blocks] of grouped(inSight)) {
    context.beginPath();
    for (const { box } of blocks) context.roundRect(box.x, box.y, box.width, box.height, 12);
    context.fillStyle = paints.fill;
    context.globalAlpha = 1;
    context.fill();
    context.fillStyle = colour;
    context.globalAlpha = 0.55;
    context.fill();
  }
  context.globalAlpha = 1;
  for (const { box, isSelected, icon } of inSight) {
    if (isSelected) {
      context.lineWidth = 2 / view.zoom;
      context.strokeStyle = paints.selected;
      context.strokeRect(box.x, box.y, box.width, box.height);
    }
    const size = Math.min(box.height * 0.62, 72);
    const image = size * view.zoom < glyphFrom ? undefined : paints.icons.get(icon);
    if (image) context.drawImage(image, box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size, size);
  }
}

function wires(context: CanvasRenderingContext2D, all: readonly Wire[], seen: Box, zoom: number): void {
  context.lineWidth = Math.max(2, 1 / zoom);
  context.globalAlpha = 0.7;
  for (const [colour, same] of grouped(all)) {
    context.beginPath();
    for (const { from, to } of same) {
      const span = {
        x: Math.min(from.x, to.x),
        y: Math.min(from.y, to.y),
        width: Math.abs(to.x - from.x),
        height: Math.abs(to.y - from.y),
      };
      if (!meets(span, seen)) continue;
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.strokeStyle = colour;
    context.stroke();
  }
}

function grouped<T extends { colour: string }>(all: readonly T[]): Map<string, T[]> {
  return Map.groupBy(all, ({ colour }) => colour);
}

function meets(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}
