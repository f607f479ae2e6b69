'use client';
import { useMutation } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Issue } from '#engine/errors.ts';
import type { JsonObject } from '#engine/json.ts';
import type { HostedForm as Hosted } from '#server/trpc/views.ts';
import { useWords } from '#words/use-words.ts';
import type { Words } from '#words/words.ts';
import { type Problem, problemOf } from '../api/problem.ts';
import { useApi } from '../api/provider.tsx';
import type { FormProblem } from '../forms/form.tsx';
import { PlainForm } from '../run/plain-form.tsx';
import { Button } from '../ui/button.tsx';
import { FormFrame } from './form-frame.tsx';
import type { FormPlace } from './form-page.tsx';
import { pageProblems } from './page-problems.ts';
import { problemFields } from './problem-fields.ts';
import { Progress } from './progress.tsx';

/** Asks page by page; what is filled in stays while somebody goes back and forth. */
export function HostedForm({ form, place }: { form: Hosted; place: FormPlace }) {
  const t = useWords();
  const api = useApi();
  const [data, setData] = useState<JsonObject>({});
  const [at, setAt] = useState(0);
  const [problems, setProblems] = useState<FormProblem[]>([]);
  const [submission] = useState(() => crypto.randomUUID());
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const send = useMutation(api.forms.send.mutationOptions({ onError: (error) => show(problemOf(error)) }));
  const check = useMutation(
    api.forms.check.mutationOptions({
      onSuccess: (errors, { page: checked }) => {
        setProblems(errors.map(atField));
        if (errors.length === 0) setAt(checked + 1);
      },
    }),
  );
  // Who goes on to another page is taken to its beginning, whatever they read with.
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else if (at >= 0) heading.current?.focus();
  }, [at]);
  const { pages } = form;
  const page = pages[at];
  const isLast = at === pages.length - 1;
  const show = (problem: Problem) => {
    const found = problem.errors.map(atField);
    const where = pages.findIndex(({ fields }) => problemFields(fields, data, found).length > 0);
    if (where >= 0) setAt(where);
    setProblems(found);
  };
  const go = () => {
    const found = page === undefined ? [] : pageProblems(t, page.fields, data);
    setProblems(found);
    if (found.length > 0) return;
    if (isLast) send.mutate({ ...place, data, submission });
    else check.mutate({ ...place, page: at, data });
  };
  const failed = send.error ?? check.error;
  const alert =
    problems.length > 0 ? problemsText(t, page?.fields ?? {}, data, problems) : failed && problemOf(failed).detail;
  const note = form.isTest ? t('hosted.trialOfADraft') : undefined;
  if (send.isSuccess)
    return (
      <FormFrame title={form.title} {...(note && { note })}>
        <p role="status" className="flex items-center gap-2.5 text-lg">
          <Check aria-hidden className="size-5 shrink-0 text-ok" />
          {form.success}
        </p>
      </FormFrame>
    );
  return (
    <FormFrame title={form.title} about={form.description} {...(note && { note })}>
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {pages.length > 1 && (
          <>
            <Progress at={at} count={pages.length} />
            <h2 ref={heading} tabIndex={-1} className="-mb-1 font-semibold text-lg outline-none">
              {page?.title}
            </h2>
          </>
        )}
        {page && <PlainForm key={at} schema={page.fields} value={data} onChange={setData} problems={problems} />}
        {alert && (
          <p role="alert" className="text-error">
            {alert}
          </p>
        )}
        <div className="flex items-center gap-2">
          {at > 0 && (
            <Button
              icon={<ArrowLeft className="size-4" />}
              onClick={() => {
                setProblems([]);
                check.reset();
                send.reset();
                setAt(at - 1);
              }}
            >
              {t('common.back')}
            </Button>
          )}
          <Button
            type="submit"
            tone="primary"
            className="ms-auto"
            busy={send.isPending || check.isPending}
            icon={isLast ? <Check className="size-4" /> : <ArrowRight className="size-4" />}
          >
            {isLast ? form.submit : t('hosted.next')}
          </Button>
        </div>
      </form>
    </FormFrame>
  );
}

function atField({ path, message }: Issue): FormProblem {
  return { path: path.replace(/^\//, '').replaceAll('/', '.'), message };
}

/** How many of the fields in sight need another look; what is wrong with none of them says so itself. */
function problemsText(t: Words, fields: JsonObject, data: JsonObject, problems: readonly FormProblem[]): string {
  const { length } = problemFields(fields, data, problems);
  if (length === 0) return problems[0]?.message ?? '';
  return length === 1 ? t('hosted.oneFieldNeedsAnotherLook') : t('hosted.lengthFieldsNeedAnotherLook', { length });
}
