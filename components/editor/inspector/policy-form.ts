import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { JsonObject } from '#engine/json.ts';

/** The policy of a node as a form, with what does not apply to its kind left out. */
export function policyForm(description: NodeDescription): JsonObject {
  const plain = description.role === 'task';
  return {
    type: 'object',
    properties: {
      onError: {
        enum: ['fail', 'continue', 'port'],
        default: 'fail',
        'x-field': {
          label: 'When it fails',
          hint: 'fail ends the run or its container, continue takes the default, port sends the error out of a jack of its own.',
          group: 'Failure',
        },
      },
      default: {
        'x-field': {
          label: 'Default output',
          widget: 'json',
          showWhen: { field: 'onError', is: ['continue'] },
          group: 'Failure',
        },
      },
      ...(plain && {
        retry: {
          type: 'object',
          properties: {
            attempts: {
              type: 'integer',
              minimum: 1,
              maximum: 100,
              'x-field': { label: 'Tries', expression: false, placeholder: '1' },
            },
            delay: { type: 'string', 'x-field': { label: 'First delay', widget: 'duration', placeholder: '1s' } },
            backoff: { type: 'number', 'x-field': { label: 'Each delay times', expression: false, placeholder: '1' } },
            maxDelay: { type: 'string', 'x-field': { label: 'Longest delay', widget: 'duration', placeholder: '1m' } },
          },
          'x-field': { label: 'Retry', group: 'Failure' },
        },
      }),
      ...(description.effect === 'write' && {
        inDoubt: {
          enum: ['repeat', 'ask', 'fail'],
          default: description.inDoubt,
          'x-field': {
            label: 'When it is in doubt',
            hint: 'After a crash between sending and hearing back.',
            group: 'Failure',
          },
        },
      }),
      ...(plain && {
        compensate: {
          type: 'string',
          'x-field': {
            label: 'Undone by',
            hint: 'The id of a node without cables. When the run fails, it undoes what this one did, the last first.',
            expression: false,
            placeholder: 'cancel_order',
            group: 'Failure',
          },
        },
      }),
      timeout: {
        type: 'string',
        'x-field': { label: 'Time for one try', widget: 'duration', placeholder: '60s', group: 'Time' },
      },
      ...(plain && {
        total: { type: 'string', 'x-field': { label: 'Time for all tries', widget: 'duration', group: 'Time' } },
      }),
      ...(description.role !== 'entry' && {
        join: {
          enum: ['all', 'any'],
          default: 'all',
          'x-field': {
            label: 'With several cables into it',
            hint: 'all waits until every cable is decided; any runs at the first that is live.',
            group: 'Flow',
          },
        },
      }),
      ...(plain && {
        limit: {
          type: 'object',
          properties: {
            concurrency: {
              type: 'integer',
              minimum: 1,
              maximum: 1000,
              'x-field': { label: 'At once', expression: false, placeholder: 'any' },
            },
            rate: {
              type: 'integer',
              minimum: 1,
              'x-field': { label: 'How many begin', expression: false, placeholder: 'any' },
            },
            per: { type: 'string', 'x-field': { label: 'In', widget: 'duration', placeholder: '1s' } },
          },
          'x-field': {
            label: 'Limit over all runs',
            hint: 'Visits beyond it wait, as long as one try may take.',
            group: 'Flow',
          },
        },
      }),
      ...(plain && {
        each: {
          type: 'object',
          properties: {
            items: { 'x-field': { label: 'Items', widget: 'text', placeholder: '{{ fetch.body.rows }}' } },
            concurrency: { type: 'integer', 'x-field': { label: 'At once', expression: false, placeholder: '1' } },
            onError: { enum: ['stop', 'skip', 'collect'], default: 'stop', 'x-field': { label: 'When one fails' } },
          },
          'x-field': { label: 'Once per item', group: 'Flow' },
        },
      }),
    },
  };
}
