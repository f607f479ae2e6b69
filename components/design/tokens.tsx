'use client';
import { useEffect, useState } from 'react';
import { portTypes } from '#engine/graph/catalogue.ts';
import { tintOf } from '../ui/tint.ts';
import { colourPairs } from './colour-pairs.ts';
import { contrast } from './contrast.ts';
import { Row, Section } from './section.tsx';

const sizes = ['text-2xs', 'text-xs', 'text-sm', 'text-base', 'text-lg', 'text-xl', 'text-2xl'];
const surfaces = ['canvas', 'panel', 'raised', 'sunken', 'hover', 'line', 'line-strong', 'hole'];

/** Colours with their measured contrast, letters, corners, shadows and motion. */
export function Tokens() {
  return (
    <>
      <Section title="Colours">
        <Row title="Surfaces">
          {surfaces.map((name) => (
            <div key={name} className="w-24 text-sm">
              <div className="h-10 rounded-field border border-line" style={{ background: `var(--${name})` }} />
              {name}
            </div>
          ))}
        </Row>
        <Row title="On each other">
          <Pairs />
        </Row>
        <Row title="Types of cables">
          {portTypes.map((type) => (
            <div key={type} className="flex w-20 items-center gap-2 text-sm">
              <span className="size-3 rounded-full" style={{ background: tintOf(type) }} aria-hidden />
              {type}
            </div>
          ))}
        </Row>
      </Section>
      <Section title="Letters and shapes">
        <Row title="Letters">
          <div className="flex flex-col gap-1">
            {sizes.map((size) => (
              <p key={size} className={size}>
                {size.slice(5)} · The quick brown fox 0123456789 <span className="mono">{'{{ order.total }}'}</span>
              </p>
            ))}
            <p className="caps">caps · The heading of a group</p>
          </div>
        </Row>
        <Row title="Corners">
          {['rounded-field', 'rounded-node', 'rounded-full'].map((corner) => (
            <div key={corner} className={`grid h-14 w-28 place-items-center border border-strong text-sm ${corner}`}>
              {corner.slice(8)}
            </div>
          ))}
        </Row>
        <Row title="Shadows">
          {['shadow-card', 'shadow-float'].map((shadow) => (
            <div key={shadow} className={`grid h-14 w-28 place-items-center rounded-field bg-raised text-sm ${shadow}`}>
              {shadow.slice(7)}
            </div>
          ))}
        </Row>
        <Row title="Motion">
          <span className="size-3 animate-spin rounded-full border-2 border-current border-e-transparent" />
          <span className="breathe size-2 rounded-full bg-running" />
          <span className="text-muted text-sm">140 ms, out fast and in slowly; none where motion is reduced</span>
        </Row>
      </Section>
    </>
  );
}

function Pairs() {
  const values = useTokens();
  return (
    <ul className="grid grid-cols-3 gap-2">
      {colourPairs.map(({ front, back, least }) => {
        const value = contrast(values.get(front) ?? '', values.get(back) ?? '');
        return (
          <li
            key={`${front} ${back}`}
            className="flex w-64 justify-between rounded-field border border-line px-3 py-1.5"
            style={{ color: `var(--${front})`, background: `var(--${back})` }}
          >
            <span>
              {front} on {back}
            </span>
            <span className="mono">
              {value?.toFixed(1)} {value !== null && value < least && `below ${least}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The colours as the page has them, also after the theme changes. */
function useTokens(): Map<string, string> {
  const [values, setValues] = useState(new Map<string, string>());
  useEffect(() => {
    const read = () => {
      const style = getComputedStyle(document.documentElement);
      const names = colourPairs.flatMap(({ front, back }) => [front, back]);
      setValues(new Map(names.map((name) => [name, style.getPropertyValue(`--${name}`)])));
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return values;
}
