import { findTriggers } from '#db/journal/find-triggers.ts';
import type { TriggerRow } from '#db/journal/trigger-row.ts';
import { type Issue, PatchbayError } from '#engine/errors.ts';
import type { JsonObject } from '#engine/json.ts';
import { checkFor } from '../../host/schemas.ts';
import type { Services } from '../../services.ts';
import { formPages } from '../../triggers/form-pages.ts';
import { receive } from '../../triggers/receive.ts';
import { formConfig } from '../../triggers/trigger-config.ts';
import type { HostedForm } from '../../trpc/views.ts';

/** Where a form stands; `test` is the listener of somebody who tries a draft. */
export type FormPlace = { org: string; slug: string; test: string | null };

/** What became of a form that was sent: the run it began, now or the first time. */
export type Sent = { runId: string | null; status: 'accepted' | 'already_processed' };

const longestSubmission = 255;

/** A form as everybody may see it. */
export async function lookAtForm(services: Services, place: FormPlace): Promise<HostedForm> {
  const trigger = await findForm(services, place);
  const config = formConfig.parse(trigger.config);
  const { title, description = '', submit = 'Send', success = 'Thank you. We have got it.' } = config;
  return { title, description, submit, success, pages: formPages(config), isTest: trigger.version === null };
}

/** What is wrong with one page (from 0) as it is filled in, so that nobody is sent back to it later. */
export async function checkPage(
  services: Services,
  place: FormPlace,
  { page, data }: { page: number; data: JsonObject },
): Promise<Issue[]> {
  const trigger = await findForm(services, place);
  const found = formPages(formConfig.parse(trigger.config))[page];
  if (found === undefined) throw new PatchbayError('not_found', `This form has no page ${page + 1}. Load it anew.`);
  return problemsOf(found.fields, data);
}

/**
 * Checks what somebody filled in and begins a run with it; the same `submission` again begins nothing. Throws
 * `invalid_input` with a finding a field.
 */
export async function sendForm(
  services: Services,
  place: FormPlace,
  { data, submission }: { data: JsonObject; submission: string },
): Promise<Sent> {
  if (submission === '' || submission.length > longestSubmission)
    throw new PatchbayError(
      'invalid_input',
      `What makes a submission the same again must have 1 to ${longestSubmission} characters; this has ${submission.length}.`,
    );
  const trigger = await findForm(services, place);
  const pages = formPages(formConfig.parse(trigger.config));
  const errors = pages.flatMap(({ fields }) => problemsOf(fields, data));
  if (errors[0])
    throw new PatchbayError('invalid_input', `The form is not filled in right: ${errors[0].message}`, { errors });
  const input: JsonObject = Object.assign({}, ...pages.map(({ fields }) => answersTo(fields, data)));
  const received = await receive(services, trigger, { input, door: 'form', once: null, eventId: submission });
  if (received === null)
    throw new PatchbayError('gone', 'This trial has been sent already. Listen again in the editor.');
  // Forms are never put off.
  const runId = 'runId' in received ? received.runId : null;
  return { runId, status: received.kind === 'repeated' ? 'already_processed' : 'accepted' };
}

/** A page sees its own fields only, and nothing that no page asks for. */
function answersTo(fields: JsonObject, data: JsonObject): JsonObject {
  const names = Object.keys(propertiesOf(fields));
  return Object.fromEntries(names.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));
}

function problemsOf(fields: JsonObject, data: JsonObject): Issue[] {
  return checkFor(fields)(answersTo(fields, data));
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? properties : {};
}

async function findForm(services: Services, { org, slug, test }: FormPlace): Promise<TriggerRow> {
  const orgId = await services.organizations.find(org);
  const found = orgId === null ? [] : await findTriggers(services.db, { orgId, kind: 'form', address: slug });
  const trigger = found.find(({ id, version }) => (test === null ? version !== null : version === null && id === test));
  if (trigger !== undefined) return trigger;
  throw new PatchbayError(
    'not_found',
    test === null ? 'There is no form here.' : 'Nobody listens for this form any more. Listen again in the editor.',
  );
}
