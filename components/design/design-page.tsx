'use client';
import { useEffect } from 'react';
import { CanvasParts } from './canvas-parts.tsx';
import { Controls } from './controls.tsx';
import { forceStates } from './force-states.ts';
import { Overlays } from './overlays.tsx';
import { Tokens } from './tokens.tsx';

/** Everything the product is drawn with: tokens, each control in each state, the parts of the bay. */
export function DesignPage() {
  useEffect(forceStates, []);
  return (
    <main className="mx-auto min-h-dvh max-w-[1400px] bg-panel">
      <h1 className="px-8 pt-6 font-semibold text-2xl">Design</h1>
      <Tokens />
      <Controls />
      <Overlays />
      <CanvasParts />
    </main>
  );
}
