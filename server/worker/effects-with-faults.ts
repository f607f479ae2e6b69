import type { Effects } from '#engine/host/host.ts';
import { fault } from '../faults.ts';

/** Effects that die between intent and call, or between call and result, when a test says so. */
export function withFaults(effects: Effects): Effects {
  const around = async <T>(key: string | null, act: () => Promise<T>): Promise<T> => {
    if (key === null) return await act();
    fault('effect.intended');
    const result = await act();
    fault('effect.called');
    return result;
  };
  return {
    ...effects,
    fetch: (request, options) => around(options.idempotencyKey, () => effects.fetch(request, options)),
    perform: (service, request, call) => around(call.idempotencyKey, () => effects.perform(service, request, call)),
  };
}
