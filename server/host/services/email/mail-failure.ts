import { NodeFailure } from '#engine/errors.ts';
import { redactor } from '../../redactor.ts';

/**
 * What a mail server's refusal means: 4xx may pass, 5xx will not. A connection that was lost after the message had been
 * handed over is not tried again, because it may have been sent.
 */
export function asMailFailure(
  error: unknown,
  { place, password, isHandedOver }: { place: string; password: string; isHandedOver: boolean },
): NodeFailure {
  const message = redactor([password]).text(error instanceof Error ? error.message : String(error));
  const status = numberOf(error, 'responseCode');
  if (status !== null)
    return new NodeFailure(`smtp_${status}`, `${place} refused the message: ${message}`, {
      retryable: status < 500,
      details: { status },
    });
  if (isHandedOver)
    return new NodeFailure(
      'unconfirmed',
      `${place} did not confirm the message, which may have been sent: ${message}`,
      {
        retryable: false,
      },
    );
  return new NodeFailure('network', `${place} could not be reached: ${message}`, { retryable: true });
}

function numberOf(error: unknown, name: string): number | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null;
  return typeof value === 'number' ? value : null;
}
