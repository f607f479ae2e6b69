import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { lookAtForm, sendForm } from '../../operations/forms/hosted-form.ts';
import type { Services } from '../../services.ts';
import { readJson } from '../read-json.ts';
import { asObject } from './as-object.ts';
import { idempotencyKeyOf } from './call-options.ts';
import { json } from './present.ts';

/** Hosted forms for programs: what is asked, and what was filled in. For everybody who has the address, like the page. */
export function formRoutes(app: Hono, services: Services): void {
  app.get('/api/v1/forms/:org/:form', async ({ req }) => {
    const { isTest: _, ...form } = await lookAtForm(services, placeOf(req.param()));
    return json(form);
  });
  app.post('/api/v1/forms/:org/:form', async ({ req }) => {
    const submission = idempotencyKeyOf(req.raw) ?? randomUUID();
    const data = asObject(await readJson(req.raw));
    const sent = await sendForm(services, placeOf(req.param()), { data, submission });
    return json(sent, sent.status === 'accepted' ? 202 : 200);
  });
}

function placeOf({ org, form }: { org: string; form: string }) {
  return { org, slug: form, test: null };
}
