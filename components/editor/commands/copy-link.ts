import { Link } from 'lucide-react';
import { toast, toastError } from '../../ui/toast.tsx';
import { linkTo } from '../node-link.ts';
import type { Command } from './command.ts';

/** Copies the address that opens this page at the chosen nodes. */
export const copyLink: Command = {
  id: 'copy-link',
  title: 'Copy a link to it',
  group: 'Go',
  icon: Link,
  keys: ['alt+shift+l'],
  when: ({ editor }) => editor.selection.nodes.length > 0,
  run: ({ editor }) =>
    void navigator.clipboard.writeText(linkTo(location.href, editor.selection.nodes)).then(
      () => toast('Link copied', 'It opens this page with what is selected in view.'),
      () => toastError('Not copied', 'The browser does not let this page write to the clipboard.'),
    ),
};
