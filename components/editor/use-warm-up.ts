import { useEffect } from 'react';

/** Fetches what is needed a moment later while nothing else happens, so that it is there even when the network is not. */
export function useWarmUp(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      const parts = [
        import('./inspector/node-inspector.tsx'),
        import('./parts/add-list.tsx'),
        import('../run/run-line.tsx'),
        import('../run/run-data.tsx'),
        import('./inspector/multi-inspector.tsx'),
        import('./inspector/mark-inspector.tsx'),
        import('../forms/widgets/duration.tsx'),
        import('#engine/graph/rename.ts'),
        import('./actions/clip.ts'),
        import('./dialogs/run-dialog.tsx'),
        import('./dialogs/publish-dialog.tsx'),
        import('./dialogs/command-dialog.tsx'),
        import('./dialogs/shortcut-dialog.tsx'),
        import('./dialogs/settings-dialog.tsx'),
        import('./dialogs/versions-dialog.tsx'),
      ];
      // A part that did not come is asked for again when it is used.
      void Promise.allSettled(parts);
    }, 300);
    return () => clearTimeout(timer);
  }, []);
}
