import type { AriaLabelConfig } from '@xyflow/react';
import type { Words } from '#words/words.ts';

/** What the canvas's library says of nodes, cables and plugs to those who listen, which is English unless given. */
export function spokenWords(t: Words): Partial<AriaLabelConfig> {
  return {
    'node.a11yDescription.default': t('canvas.howToChoose'),
    'node.a11yDescription.keyboardDisabled': t('canvas.howToChoose'),
    'edge.a11yDescription.default': t('canvas.howToChoose'),
    'handle.ariaLabel': t('canvas.plug'),
    'minimap.ariaLabel': t('canvas.overview'),
  };
}
