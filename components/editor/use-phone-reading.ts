import { useEffect } from 'react';
import { useIsPhone } from '../ui/use-is-phone.ts';
import { useEditor, useEditorStore } from './store/context.tsx';

/** On a phone a workflow is looked at: its cards and jacks are too small to be drawn with there. */
export function usePhoneReading(): void {
  const store = useEditorStore();
  const isPhone = useIsPhone();
  const isViewer = useEditor((editor) => editor.isViewer);
  useEffect(() => store.getState().update({ readOnly: isViewer || isPhone }), [store, isPhone, isViewer]);
}
