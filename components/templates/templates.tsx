'use client';
import { Compass } from 'lucide-react';
import { Page } from '../shell/page.tsx';
import { useHere } from '../shell/session.tsx';
import { Button } from '../ui/button.tsx';
import { useNewWorkflow } from '../workflows/use-new-workflow.ts';
import { TemplateList } from './template-list.tsx';

/** Workflows to begin from, each as the picture of its graph. */
export function Templates() {
  const { organization } = useHere();
  const { make, isPending } = useNewWorkflow();
  const canEdit = organization.role !== 'viewer' && organization.role !== 'runner';
  return (
    <Page
      title="Templates"
      about="Each runs as it is, on real data or against a small demo shop, and is yours to change."
      action={
        canEdit && (
          <Button icon={<Compass className="size-4" />} busy={isPending} onClick={() => make({ guided: true })}>
            Show me how, in a minute
          </Button>
        )
      }
    >
      <TemplateList />
    </Page>
  );
}
