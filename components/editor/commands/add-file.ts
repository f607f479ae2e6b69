import { FilePlus2 } from 'lucide-react';
import type { Command } from './command.ts';
import { dropFile } from './drop-file.ts';

/** Adds the nodes that read files which a person chooses. */
export const addFile: Command = {
  id: 'add-file',
  title: 'commands.addFromAFile',
  group: 'Edit',
  icon: FilePlus2,
  when: ({ editor }) => !editor.readOnly,
  run: ({ editor }) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.onchange = () => void addFiles(editor, [...(input.files ?? [])], editor.canvas?.middle() ?? [0, 0]);
    input.click();
  },
};

/** How far apart several files are laid. */
const apart = 140;

/** Adds several files one below the other. */
export async function addFiles(
  editor: Parameters<typeof dropFile>[0],
  files: readonly File[],
  [x, y]: [number, number],
): Promise<void> {
  for (const [index, file] of files.entries()) await dropFile(editor, file, [x, y + index * apart]);
}
