import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Catalogue } from '#engine/graph/catalogue.ts';
import type { Graph } from '#engine/graph/schema.ts';
import type { Words } from '#words/words.ts';
import { drawingOf } from './drawing-of.ts';
import { DrawingView } from './drawing-view.tsx';
import { letters } from './letters.ts';

/** Points of a PNG for each pixel of the canvas, and how many points it has at most on its longer side. */
const sharpness = 2;
const longestSide = 8000;

/** A workflow as an SVG that stands alone: colours of the theme that is shown, and its own letters. */
export async function svgOf(
  t: Words,
  graph: Graph,
  catalogue: Catalogue,
): Promise<{ svg: string; width: number; height: number }> {
  const drawing = drawingOf(t, graph, catalogue);
  const { view } = drawing;
  const host = document.createElement('div');
  host.style.display = 'none';
  document.body.append(host);
  const root = createRoot(host);
  try {
    flushSync(() => root.render(<DrawingView drawing={drawing} title={graph.name} />));
    const picture = host.querySelector('svg');
    if (picture === null) throw new Error(t('commands.pictureNotDrawn'));
    for (const element of picture.querySelectorAll('*')) resolveColours(element);
    picture.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    picture.setAttribute('width', String(view.width));
    picture.setAttribute('height', String(view.height));
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--canvas').trim();
    picture.style.background = ground;
    const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
    style.textContent = await letters();
    picture.prepend(style);
    return { svg: new XMLSerializer().serializeToString(picture), width: view.width, height: view.height };
  } finally {
    root.unmount();
    host.remove();
  }
}

/** The same as a PNG, twice as sharp unless it would become too large for a browser. */
export async function pngOf(t: Words, graph: Graph, catalogue: Catalogue): Promise<Blob> {
  const { svg, width, height } = await svgOf(t, graph, catalogue);
  const scale = Math.min(sharpness, longestSide / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error(t('commands.browserGivesNoCanvas'));
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error(t('commands.pictureTooLargeForPng'))) : resolve(blob)));
  });
}

/** Puts the value in the place of each `var(--name)`, which means nothing outside the page. */
function resolveColours(element: Element): void {
  for (const name of ['fill', 'stroke']) {
    const token = /^var\((--[\w-]+)\)$/.exec(element.getAttribute(name) ?? '')?.[1];
    if (token !== undefined) element.setAttribute(name, getComputedStyle(element).getPropertyValue(token).trim());
  }
}
