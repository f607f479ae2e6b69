'use client';
import { Compass } from 'lucide-react';
import { useWords } from '#words/use-words.ts';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { useNewWorkflow } from '../workflows/use-new-workflow.ts';
import { TemplateList } from './template-list.tsx';

/** Workflows to begin from, each as the picture of its graph. */
export function Templates() {
  const t = useWords();
  const { organization } = useHere();
  const { make, isPending } = useNewWorkflow();
  const canEdit = organization.role !== 'viewer' && organization.role !== 'runner';
  return (
    <Page
      title={t('templates.templates')}
      about={t('templates.eachRunsAs')}
      action={
        canEdit && (
          <Button icon={<Compass className="size-4" />} busy={isPending} onClick={() => make({ guided: true })}>
            {t('templates.showMeHowInAMinute')}
          </Button>
        )
      }
    >
      <TemplateList />
    </Page>
  );
}
