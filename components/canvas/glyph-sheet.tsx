import { useEffect, useRef } from 'react';
import { useEditor } from '../editor/store/context.tsx';
import { glyphs } from '../ui/glyphs.ts';

export type Glyphs = ReadonlyMap<string, CanvasImageSource>;

/** Draws the pictures of the node types in use once, out of sight, and gives them as images that can be painted. */
export function GlyphSheet({ onReady }: { onReady: (glyphs: Glyphs) => void }) {
  const sheet = useRef<HTMLDivElement>(null);
  const types = useEditor((editor) => editor.document.graph.nodes);
  const catalogue = useEditor((editor) => editor.catalogue);
  const names = [...new Set(types.map(({ type }) => catalogue.get(type)?.icon ?? 'box'))].sort();
  const key = names.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say which pictures stand on the sheet.
  useEffect(() => {
    let isLive = true;
    const drawn = [...(sheet.current?.querySelectorAll<HTMLElement>('[data-glyph]') ?? [])];
    void Promise.all(drawn.map(imageOf)).then((images) => {
      if (isLive) onReady(new Map(images.flatMap((image) => (image === null ? [] : [image]))));
    });
    return () => {
      isLive = false;
    };
  }, [key]);
  return (
    <div ref={sheet} aria-hidden className="hidden text-text">
      {names.map((name) => {
        const Icon = glyphs[name];
        return (
          <span key={name} data-glyph={name}>
            {Icon && <Icon size={64} strokeWidth={1.9} />}
          </span>
        );
      })}
    </div>
  );
}

async function imageOf(element: HTMLElement): Promise<[string, CanvasImageSource] | null> {
  const svg = element.querySelector('svg');
  const name = element.dataset.glyph;
  if (svg === null || name === undefined) return null;
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--text').trim();
  const image = new Image(64, 64);
  const text = new XMLSerializer().serializeToString(svg).replaceAll('currentColor', colour);
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  try {
    await image.decode();
    return [name, image];
  } catch {
    // The block stays without its glyph.
    return null;
  }
}
