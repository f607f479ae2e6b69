import type { Hono } from 'hono';
import { PatchbayError } from '#engine/errors.ts';
import type { Json } from '#engine/json.ts';
import { decidePromotion } from '../../operations/workflows/decide-promotion.ts';
import { listPromotions } from '../../operations/workflows/list-promotions.ts';
import { publishWorkflow } from '../../operations/workflows/publish-workflow.ts';
import { activateVersion, badPercent, listVersions, versionAsDraft } from '../../operations/workflows/versions.ts';
import type { Services } from '../../services.ts';
import { readJson } from '../read-json.ts';
import { asObject } from './as-object.ts';
import type { Authenticate } from './door.ts';
import { onlyFields } from './only-fields.ts';
import { json } from './present.ts';

/** Versions: how they come to be, who lets them go live, which one is. A version that only waits is answered with 202. */
export function versionRoutes(app: Hono, services: Services, as: Authenticate): void {
  const base = '/api/v1/workflows/:workflow';
  app.post(`${base}/publish`, async ({ req }) => {
    const principal = await as(req.raw);
    const { note, percent, force } = onlyFields(asObject(await readJson(req.raw, {})), ['note', 'percent', 'force']);
    const published = await publishWorkflow(services, principal, {
      workflow: req.param('workflow') ?? '',
      ...(typeof note === 'string' && { note }),
      ...percentOf(percent),
      force: force === true,
    });
    return json(published, published.proposed ? 202 : 200);
  });
  app.get(`${base}/versions`, async ({ req }) => {
    const items = await listVersions(services, await as(req.raw), { workflow: req.param('workflow') ?? '' });
    return json({ items, nextCursor: null });
  });
  app.get(`${base}/versions/:version`, async ({ req }) => {
    const version = versionOf(req.param('version'));
    const principal = await as(req.raw);
    const workflow = req.param('workflow') ?? '';
    return json({ version, graph: await versionAsDraft(services, principal, { workflow, version }) });
  });
  app.post(`${base}/versions/:version/activate`, async ({ req }) => {
    const version = versionOf(req.param('version'));
    const principal = await as(req.raw);
    const { percent } = onlyFields(asObject(await readJson(req.raw, {})), ['percent']);
    const promoted = await activateVersion(services, principal, {
      workflow: req.param('workflow') ?? '',
      version,
      ...percentOf(percent),
    });
    return json(promoted, promoted.proposed ? 202 : 200);
  });
  app.post(`${base}/versions/:version/decision`, async ({ req }) => {
    const of = { workflow: req.param('workflow') ?? '', version: versionOf(req.param('version')) };
    return json(await decidePromotion(services, await as(req.raw), of, await readJson(req.raw)));
  });
  app.get('/api/v1/promotions', async ({ req }) =>
    json({ items: await listPromotions(services, await as(req.raw)), nextCursor: null }),
  );
}

function percentOf(percent: Json = null): { percent?: number } {
  if (percent === null) return {};
  if (typeof percent !== 'number') throw badPercent(percent);
  return { percent };
}

/** The largest whole number the database counts with. */
const largestInt = 2_147_483_647;

function versionOf(text: string | undefined): number {
  const version = Number(text);
  if (Number.isInteger(version) && version >= 1 && version <= largestInt) return version;
  throw new PatchbayError('invalid_input', `The version must be a whole number from 1; got '${text}'.`);
}
