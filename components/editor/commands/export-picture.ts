import { Image } from 'lucide-react';
import { saveBlob } from '../../ui/save-file.ts';
import { toastError } from '../../ui/toast.tsx';
import type { Command, CommandContext } from './command.ts';

/** Downloads the workflow as a picture that can be enlarged without loss. */
export const exportSvg: Command = {
  id: 'export-svg',
  title: 'commands.downloadAsSVGPicture',
  group: 'Go',
  icon: Image,
  when: ({ editor }) => editor.document.graph.nodes.length > 0,
  run: (context) =>
    save(context, 'svg', async ({ t, document, catalogue }) => {
      const { svgOf } = await import('../../drawing/export-drawing.tsx');
      return new Blob([(await svgOf(t, document.graph, catalogue)).svg], { type: 'image/svg+xml' });
    }),
};

/** Downloads the workflow as a picture for pages and messages. */
export const exportPng: Command = {
  id: 'export-png',
  title: 'commands.downloadAsPNGPicture',
  group: 'Go',
  icon: Image,
  when: ({ editor }) => editor.document.graph.nodes.length > 0,
  run: (context) =>
    save(context, 'png', async ({ t, document, catalogue }) => {
      const { pngOf } = await import('../../drawing/export-drawing.tsx');
      return await pngOf(t, document.graph, catalogue);
    }),
};

function save(
  { editor }: CommandContext,
  ending: string,
  draw: (editor: CommandContext['editor']) => Promise<Blob>,
): void {
  draw(editor).then(
    (picture) => saveBlob(`${editor.document.graph.slug}.${ending}`, picture),
    (error: unknown) =>
      toastError(editor.t('commands.noPicture'), error instanceof Error ? error.message : String(error)),
  );
}
