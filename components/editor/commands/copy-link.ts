import { Link } from 'lucide-react';
import { toast, toastError } from '../../ui/toast.tsx';
import { linkTo } from '../node-link.ts';
import type { Command } from './command.ts';

/** Copies the address that opens this page at the chosen nodes. */
export const copyLink: Command = {
  id: 'copy-link',
  title: 'commands.copyALinkToIt',
  group: 'Go',
  icon: Link,
  keys: ['alt+shift+l'],
  when: ({ editor }) => editor.selection.nodes.length > 0,
  run: ({ editor }) =>
    void navigator.clipboard.writeText(linkTo(location.href, editor.selection.nodes)).then(
      () => toast(editor.t('commands.linkCopied'), editor.t('commands.itOpensThisPageWithWhat')),
      () => toastError(editor.t('commands.notCopied'), editor.t('commands.theBrowserDoesNotLet')),
    ),
};
