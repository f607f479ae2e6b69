import { Liquid } from 'liquidjs';
import { NodeFailure } from '#engine/errors.ts';
import type { JsonObject } from '#engine/json.ts';

const limits = { parseLimit: 2_000_000, renderLimit: 2000, memoryLimit: 50_000_000 };

/** Renders Liquid over plain data; `now` stands for the moment in dates. Throws NodeFailure `template` with the place. */
export function renderLiquid(text: string, roots: JsonObject, now: string): string {
  // Templates reach no files, inherited properties or clock: a run that is repeated renders the same text.
  const liquid = new Liquid({
    ...limits,
    templates: {},
    ownPropertyOnly: true,
    timezoneOffset: 0,
    strictFilters: true,
    cache: false,
  });
  const date = liquid.filters.date;
  liquid.registerFilter('date', {
    raw: false,
    handler: function (this: unknown, value: unknown, ...args: unknown[]) {
      const handler = typeof date === 'function' ? date : date?.handler;
      return Reflect.apply(handler ?? String, this, [value === 'now' || value === 'today' ? now : value, ...args]);
    },
  });
  liquid.registerFilter('sample', () => {
    throw new Error('sample is not available, because a template gives the same text each time');
  });
  try {
    return String(liquid.parseAndRenderSync(text, roots));
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new NodeFailure('template', `The template cannot be rendered: ${message}.`, { retryable: false });
  }
}
