import type { PortType } from '#engine/graph/catalogue.ts';
import * as I from './glyphs.ts';
import { tintOf } from './tint.ts';

type Props = { icon: string; type?: PortType; size?: 24 | 28 | 32 };

/** A node type's picture on a tile tinted by what it gives. */
export function Glyph({ icon, type = 'control', size = 24 }: Props) {
  const Icon = I.glyphs[icon] ?? I.fallback;
  return (
    <span className="glyph" style={{ '--tint': tintOf(type), width: size, height: size }} aria-hidden>
      <Icon size={size > 24 ? 17 : 14} strokeWidth={1.9} />
    </span>
  );
}
