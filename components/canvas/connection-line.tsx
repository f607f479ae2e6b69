import type { ConnectionLineComponentProps } from '@xyflow/react';
import { cable } from './kernels/cable.ts';

/** The loose end of a cable while it is drawn. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromHandle, connectionStatus }: ConnectionLineComponentProps) {
  const ends = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ] as const;
  const [from, to] = fromHandle?.type === 'target' ? [ends[1], ends[0]] : ends;
  const tint = connectionStatus === 'invalid' ? 'var(--error)' : 'var(--accent)';
  return (
    <g style={{ '--tint': tint }}>
      <path d={cable(from, to).path} className="cable" style={{ strokeWidth: 2.75 }} />
      <circle cx={toX} cy={toY} r={5} fill={tint} />
    </g>
  );
}
