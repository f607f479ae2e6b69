import { PreviewCard } from '@base-ui/react/preview-card';
import type { ReactElement, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { NodeDescription } from '#engine/graph/catalogue.ts';
import { NodeCard } from './node-card.tsx';

type Wrap = (description: NodeDescription, row: ReactElement) => ReactNode;

/** Gives rows of a list a card with the help of their node, under the pointer and at the focus; Escape closes it. */
export function NodePreviews({ children }: { children: (withHelp: Wrap) => ReactNode }) {
  const [handle] = useState(() => PreviewCard.createHandle<NodeDescription>());
  // While a row is dragged the card must not lie where it is to be dropped.
  const isPressed = useRef(false);
  useEffect(() => {
    const release = () => {
      isPressed.current = false;
    };
    const ends = ['pointerup', 'pointercancel', 'dragend', 'drop'];
    for (const end of ends) addEventListener(end, release, true);
    return () => {
      for (const end of ends) removeEventListener(end, release, true);
    };
  }, []);
  const press = () => {
    isPressed.current = true;
    handle.close();
  };
  return (
    <>
      {children((description, row) => (
        <PreviewCard.Trigger
          key={description.type}
          handle={handle}
          payload={description}
          delay={450}
          closeDelay={120}
          onPointerDown={press}
          onDragStart={press}
          render={row}
        />
      ))}
      <PreviewCard.Root
        handle={handle}
        onOpenChange={(open, details) => {
          if (open && isPressed.current) details.cancel();
        }}
      >
        {({ payload }) => (
          <PreviewCard.Portal>
            <PreviewCard.Positioner
              side="inline-end"
              align="start"
              sideOffset={10}
              collisionPadding={8}
              className="z-50"
            >
              <PreviewCard.Popup className="rise max-h-[70vh] w-80 overflow-y-auto rounded-[12px] border border-line bg-raised p-4 shadow-float outline-none">
                {payload && <NodeCard description={payload} />}
              </PreviewCard.Popup>
            </PreviewCard.Positioner>
          </PreviewCard.Portal>
        )}
      </PreviewCard.Root>
    </>
  );
}
