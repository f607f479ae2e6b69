import type { Hono } from 'hono';
import { PatchbayError } from '#engine/errors.ts';
import { openAsset } from '../../operations/runs/open-asset.ts';
import type { Services } from '../../services.ts';
import type { Authenticate } from './door.ts';

/** Kinds of files that a page may show. Anything else is only saved: a page of a stranger must not run as ours. */
const shown = /^(image\/(png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/** The files that runs refer to. */
export function assetRoutes(app: Hono, services: Services, as: Authenticate): void {
  app.get('/api/v1/runs/:run/assets/:asset', async ({ req }) => {
    const asset = req.param('asset');
    const principal = await as(req.raw);
    if (!/^sha256:[0-9a-f]{64}$/.test(asset))
      throw new PatchbayError('invalid_input', '`asset` must be `sha256:` and 64 hex digits, as the run names it.');
    const { type, name, size, bytes } = await openAsset(services, principal, { run: req.param('run'), asset });
    const kind = type.split(';')[0]?.trim().toLowerCase() ?? '';
    const isShown = shown.test(kind);
    return new Response(bytes, {
      headers: {
        'content-type': isShown ? kind : 'application/octet-stream',
        'content-length': String(size),
        'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name ?? asset.slice(7, 19))}`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        // What a hash names never changes.
        'cache-control': 'private, max-age=31536000, immutable',
      },
    });
  });
}
