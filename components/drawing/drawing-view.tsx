import { fallback, glyphs } from '../ui/glyphs.ts';
import { type Drawing, type DrawnCard, type DrawnJack, sizes } from './drawing-of.ts';
import type { Run } from './wrap-text.ts';

type Props = {
  drawing: Drawing;
  className?: string | undefined;
  title: string;
  /** Drawn to be looked at from afar: names and glyphs large, no sentences. */
  isFar?: boolean;
};

const sans = "'Inter Variable', Inter, system-ui, sans-serif";
const mono = "'JetBrains Mono Variable', 'JetBrains Mono', ui-monospace, monospace";

/** A document that was laid out, as an SVG in the colours of the theme around it. */
export function DrawingView({
  drawing: { view, frames, notes, cables, cards },
  className,
  title,
  isFar = false,
}: Props) {
  return (
    <svg
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      className={className}
      fontFamily={sans}
      role="img"
    >
      <title>{title}</title>
      {frames.map(({ box, title: name, colour }) => (
        <g key={`${box.x},${box.y},${name}`} data-colour={colour}>
          <rect {...box} rx={16} fill="var(--ink)" fillOpacity={0.05} stroke="var(--ink)" strokeOpacity={0.36} />
          <text x={box.x + 16} y={box.y + 24} fontSize={15} fontWeight={600} fill="var(--ink)">
            {name}
          </text>
        </g>
      ))}
      {notes.map(({ box, lines, colour }) => (
        <g key={`${box.x},${box.y}`} data-colour={colour}>
          <rect {...box} rx={10} fill="var(--raised)" />
          <rect {...box} rx={10} fill="var(--ink)" fillOpacity={0.11} stroke="var(--ink)" strokeOpacity={0.32} />
          <Lines lines={lines} x={box.x + sizes.pad} y={box.y + sizes.pad + 12} />
        </g>
      ))}
      {cards
        .filter(({ isContainer }) => isContainer)
        .map((card) => (
          <CardDrawing key={card.id} card={card} isFar={isFar && !card.isContainer} />
        ))}
      {cables.map(({ path, tint }) => (
        <g key={`${path}${tint}`} fill="none" strokeLinecap="round">
          <path d={path} stroke="var(--canvas)" strokeWidth={6} />
          <path d={path} stroke={tint} strokeWidth={2.25} />
        </g>
      ))}
      {cards
        .filter(({ isContainer }) => !isContainer)
        .map((card) => (
          <CardDrawing key={card.id} card={card} isFar={isFar && !card.isContainer} />
        ))}
    </svg>
  );
}

function CardDrawing({ card, isFar }: { card: DrawnCard; isFar: boolean }) {
  const { box, isContainer, isOff, jacks } = card;
  return (
    <g opacity={isOff ? 0.55 : 1}>
      <rect
        {...box}
        rx={isContainer ? 16 : 12}
        fill={isContainer ? 'var(--panel)' : 'var(--raised)'}
        fillOpacity={isContainer ? 0.6 : 1}
        stroke="var(--line-strong)"
        strokeWidth={isFar ? 2 : 1}
      />
      {isFar ? <FarFace card={card} /> : <Face card={card} />}
      {jacks.map((jack) => (
        <JackDrawing key={`${jack.side}${jack.y}`} jack={isFar ? { ...jack, label: null } : jack} />
      ))}
    </g>
  );
}

function Face({ card: { box, icon, tint, title, lines } }: { card: DrawnCard }) {
  const Icon = glyphs[icon] ?? fallback;
  return (
    <>
      <rect x={box.x + 12} y={box.y + 10} width={24} height={24} rx={6} fill={tint} fillOpacity={0.14} />
      <Icon x={box.x + 17} y={box.y + 15} width={14} height={14} stroke={tint} strokeWidth={1.9} />
      <text x={box.x + 46} y={box.y + 27} fontSize={sizes.title} fontWeight={600} fill="var(--text)">
        {title.length > 24 ? `${title.slice(0, 23)}…` : title}
      </text>
      <Lines lines={lines} x={box.x + sizes.pad} y={box.y + 51} />
    </>
  );
}

const far = { glyph: 56, icon: 34, letters: 30, most: 9 };

function FarFace({ card: { box, icon, tint, title } }: { card: DrawnCard }) {
  const Icon = glyphs[icon] ?? fallback;
  const middle = box.y + box.height / 2;
  return (
    <>
      <rect
        x={box.x + 18}
        y={middle - far.glyph / 2}
        width={far.glyph}
        height={far.glyph}
        rx={14}
        fill={tint}
        fillOpacity={0.16}
      />
      <Icon
        x={box.x + 18 + (far.glyph - far.icon) / 2}
        y={middle - far.icon / 2}
        width={far.icon}
        height={far.icon}
        stroke={tint}
        strokeWidth={2.2}
      />
      <text x={box.x + 30 + far.glyph} y={middle + 11} fontSize={far.letters} fontWeight={600} fill="var(--text)">
        {title.length > far.most ? `${title.slice(0, far.most - 1)}…` : title}
      </text>
    </>
  );
}

function JackDrawing({ jack: { x, y, tint, isPlugged, label, side } }: { jack: DrawnJack }) {
  return (
    <g>
      <circle cx={x} cy={y} r={6} fill={isPlugged ? tint : 'var(--hole)'} stroke={tint} strokeWidth={2} />
      {isPlugged && <circle cx={x} cy={y} r={2.25} fill="var(--raised)" />}
      {label !== null && (
        <text
          x={side === 'out' ? x - 14 : x + 14}
          y={y + 4}
          textAnchor={side === 'out' ? 'end' : 'start'}
          fontFamily={mono}
          fontSize={10.5}
          fill={tint}
        >
          {label}
        </text>
      )}
    </g>
  );
}

function Lines({ lines, x, y }: { lines: Run[][]; x: number; y: number }) {
  const placed = lines.map((line, index) => ({ line, top: y + index * sizes.line }));
  return placed.map(({ line, top }) => (
    <text key={top} x={x} y={top} fontSize={sizes.body} xmlSpace="preserve">
      {line.map(({ text, isMono, tone }, place) => (
        <tspan
          key={`${place.toString()}${text}`}
          fill={`var(--${tone})`}
          {...(isMono && { fontFamily: mono, fontSize: 11.5 })}
          {...(tone === 'faint' && { fontStyle: 'italic' })}
        >
          {text}
        </tspan>
      ))}
    </text>
  ));
}
