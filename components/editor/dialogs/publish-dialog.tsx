'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkflowDetail } from '#server/trpc/views.ts';
import { type Problem, problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Textarea } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';
import { countText } from '../../ui/words.ts';
import { ChangeSummary } from '../../versions/change-summary.tsx';
import { ProblemList } from '../inspector/workflow-inspector.tsx';
import { useEditor, useEditorStore } from '../store/context.tsx';
import { ReplaySection } from './replay-section.tsx';
import { TestResults } from './test-results.tsx';
import { useDraftTests } from './use-draft-tests.ts';

const shares = [
  { value: '100', label: 'All calls' },
  ...['50', '25', '10', '5', '1'].map((value) => ({ value, label: `${value} of 100 calls, to try it` })),
];

type Props = { detail: WorkflowDetail; flush: () => Promise<boolean>; onClose: () => void };

/** Makes the draft the live version, or proposes it where another person has to approve, with a note; refused while there are errors. */
export function PublishDialog({ detail, flush, onClose }: Props) {
  const api = useApi();
  const cache = useQueryClient();
  const store = useEditorStore();
  const diagnostics = useEditor((editor) => editor.diagnostics);
  const draft = useEditor((editor) => editor.document.graph);
  const slug = useEditor((editor) => editor.document.graph.slug);
  const [note, setNote] = useState('');
  const [share, setShare] = useState('100');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const settings = useQuery(api.organization.promotion.queryOptions());
  const needsApproval = settings.data?.needsApproval ?? false;
  const { mutateAsync } = useMutation(api.workflows.publish.mutationOptions());
  const errors = diagnostics.filter((found) => found.severity === 'error').length;
  const shown = problem && problem.diagnostics.length > 0 ? problem.diagnostics : diagnostics;
  const tests = useDraftTests({ id: detail.id, flush, enabled: errors === 0 });
  const failing = tests.data?.failed ?? 0;
  const publish = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if (!(await flush())) throw new Error('The draft could not be saved, so it was not published.');
      const { version, proposed } = await mutateAsync({
        id: detail.id,
        force: failing > 0,
        ...(note !== '' && { note }),
        ...(share !== '100' && { percent: Number(share) }),
      });
      await cache.invalidateQueries({ queryKey: api.workflows.pathKey() });
      if (proposed) toast(`Version ${version} is proposed`, 'It goes live when another person approves it.');
      else if (share === '100') toast(`Version ${version} is live`, `Callers of ${slug} get it from now on.`);
      else toast(`Version ${version} is tried`, `${share} of 100 calls of ${slug} get it from now on.`);
      store.getState().update({ dialog: null, hasPublished: true });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      width="large"
      onClose={onClose}
      title={needsApproval ? 'Propose a version' : 'Publish a version'}
      description={
        <>
          Publishing makes the draft a tool that anything can call as <code className="mono text-text">{slug}</code>:
          over REST, MCP and from other workflows.
          {needsApproval &&
            ' It goes live once another person who may publish has approved it; until then nothing changes.'}
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone={failing > 0 ? 'danger' : 'primary'}
            busy={busy || tests.isLoading || settings.isLoading}
            disabled={errors > 0}
            onClick={() => void publish()}
          >
            {needsApproval ? 'Propose' : 'Publish'}
            {failing > 0 && ' anyway'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && (
          <p role="alert" className="text-error">
            {problem.detail}
          </p>
        )}
        {shown.length > 0 && (
          <section className="rounded-node border border-line">
            <h3 className="border-line border-b px-4 py-2 text-muted text-sm">
              {errors > 0
                ? `${countText(errors, 'error')} to mend before it can be published`
                : countText(shown.length, 'remark')}
            </h3>
            <ProblemList diagnostics={shown} />
          </section>
        )}
        {tests.data && tests.data.results.length > 0 && (
          <section aria-label="Tests" className="rounded-node border border-line px-4 py-2">
            <h3 className="py-1 font-medium">
              {failing > 0
                ? `${countText(failing, 'test fails', 'tests fail')} on this draft`
                : `${countText(tests.data.passed, 'test passes', 'tests pass')} on this draft`}
            </h3>
            <TestResults results={tests.data.results} />
          </section>
        )}
        {detail.published !== null && (
          <ChangeSummary id={detail.id} slug={detail.slug} version={detail.published.version} draft={draft} />
        )}
        {detail.published !== null && errors === 0 && <ReplaySection id={detail.id} flush={flush} />}
        {detail.published !== null && (
          <Field label="Who gets it" hint="What triggers begin stays with the live version while another one is tried.">
            {(slot) => <Select id={slot.id} value={share} onChange={setShare} choices={shares} />}
          </Field>
        )}
        <Field label="Note" hint="What changed, for whoever reads the history.">
          {(slot) => <Textarea {...slot} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}
