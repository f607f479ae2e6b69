'use client';
import type { ReactNode } from 'react';
import { ClockLine } from './clock-line.tsx';
import { HeldLine } from './held-line.tsx';
import { TimeSlider } from './time-slider.tsx';

/** What walks through a run, with what answers a run that has stopped or waits; fetched with the first run. */
export function RunLine({ answerable, action }: { answerable: boolean; action?: ReactNode }) {
  return (
    <TimeSlider
      action={action}
      clock={
        answerable && (
          <>
            <HeldLine />
            <ClockLine />
          </>
        )
      }
    />
  );
}
