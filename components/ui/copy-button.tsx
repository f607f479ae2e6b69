'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '#words/use-words.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

type Props = { text: string | (() => string); label?: string; withText?: boolean; className?: string };

/** Puts a text on the clipboard and says that it did. */
export function CopyButton({ text, label, withText = false, className }: Props) {
  const t = useWords();
  const [done, setDone] = useState(false);
  const icon = done ? <Check className="size-3.5 text-ok" /> : <Copy className="size-3.5" />;
  const copy = () => {
    void navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(() => {
      setDone(true);
      setTimeout(() => setDone(false), 1400);
    });
  };
  if (withText) {
    return (
      <Button size="small" onClick={copy} icon={icon} {...(className && { className })}>
        {done ? t('ui.copied') : (label ?? t('ui.copy'))}
      </Button>
    );
  }
  return (
    <IconButton
      label={done ? t('ui.copied') : (label ?? t('ui.copy'))}
      onClick={copy}
      {...(className && { className })}
    >
      {icon}
    </IconButton>
  );
}
