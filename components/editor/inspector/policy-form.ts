import type { NodeDescription } from '#engine/graph/catalogue.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Words } from '#words/words.ts';

/** The policy of a node as a form, with what does not apply to its kind left out. */
export function policyForm(t: Words, description: NodeDescription): JsonObject {
  const plain = description.role === 'task';
  return {
    type: 'object',
    properties: {
      onError: {
        enum: ['fail', 'continue', 'port'],
        default: 'fail',
        'x-labels': {
          fail: t('inspector.onErrorFail'),
          continue: t('inspector.onErrorContinue'),
          port: t('inspector.onErrorPort'),
        },
        'x-field': {
          label: t('inspector.whenItFails'),
          hint: t('inspector.failEndsTheRun'),
          group: t('inspector.groupFailure'),
        },
      },
      default: {
        'x-field': {
          label: t('inspector.defaultOutput'),
          widget: 'json',
          showWhen: { field: 'onError', is: ['continue'] },
          group: t('inspector.groupFailure'),
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
              'x-field': { label: t('inspector.tries'), expression: false, placeholder: '1' },
            },
            delay: {
              type: 'string',
              'x-field': { label: t('inspector.firstDelay'), widget: 'duration', placeholder: '1s' },
            },
            backoff: {
              type: 'number',
              'x-field': { label: t('inspector.eachDelayTimes'), expression: false, placeholder: '1' },
            },
            maxDelay: {
              type: 'string',
              'x-field': { label: t('inspector.longestDelay'), widget: 'duration', placeholder: '1m' },
            },
          },
          'x-field': { label: t('common.retry'), group: t('inspector.groupFailure') },
        },
      }),
      ...(description.effect === 'write' && {
        inDoubt: {
          enum: ['repeat', 'ask', 'fail'],
          default: description.inDoubt,
          'x-labels': {
            repeat: t('inspector.inDoubtRepeat'),
            ask: t('inspector.inDoubtAsk'),
            fail: t('inspector.inDoubtFail'),
          },
          'x-field': {
            label: t('inspector.whenItIsInDoubt'),
            hint: t('inspector.afterACrashBetweenSending'),
            group: t('inspector.groupFailure'),
          },
        },
      }),
      ...(plain && {
        compensate: {
          type: 'string',
          'x-field': {
            label: t('inspector.undoneBy'),
            hint: t('inspector.theIdOfANodeWithout'),
            expression: false,
            placeholder: 'cancel_order',
            group: t('inspector.groupFailure'),
          },
        },
      }),
      timeout: {
        type: 'string',
        'x-field': {
          label: t('inspector.timeForOneTry'),
          widget: 'duration',
          placeholder: '60s',
          group: t('inspector.groupTime'),
        },
      },
      ...(plain && {
        total: {
          type: 'string',
          'x-field': { label: t('inspector.timeForAllTries'), widget: 'duration', group: t('inspector.groupTime') },
        },
      }),
      ...(description.role !== 'entry' && {
        join: {
          enum: ['all', 'any'],
          default: 'all',
          'x-labels': {
            all: t('inspector.joinAll'),
            any: t('inspector.joinAny'),
          },
          'x-field': {
            label: t('inspector.withSeveralCablesIntoIt'),
            hint: t('inspector.allWaitsUntilEveryCable'),
            group: t('inspector.groupFlow'),
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
              'x-field': { label: t('inspector.atOnce'), expression: false, placeholder: t('common.any') },
            },
            rate: {
              type: 'integer',
              minimum: 1,
              'x-field': { label: t('inspector.howManyBegin'), expression: false, placeholder: t('common.any') },
            },
            per: { type: 'string', 'x-field': { label: t('inspector.in'), widget: 'duration', placeholder: '1s' } },
          },
          'x-field': {
            label: t('inspector.limitOverAllRuns'),
            hint: t('inspector.visitsBeyondItWaitAsLong'),
            group: t('inspector.groupFlow'),
          },
        },
      }),
      ...(plain && {
        each: {
          type: 'object',
          properties: {
            items: { 'x-field': { label: t('inspector.items'), widget: 'text', placeholder: '{{ fetch.body.rows }}' } },
            concurrency: {
              type: 'integer',
              'x-field': { label: t('inspector.atOnce'), expression: false, placeholder: '1' },
            },
            onError: {
              enum: ['stop', 'skip', 'collect'],
              default: 'stop',
              'x-labels': {
                stop: t('inspector.eachStop'),
                skip: t('inspector.eachSkip'),
                collect: t('inspector.eachCollect'),
              },
              'x-field': { label: t('inspector.whenOneFails') },
            },
          },
          'x-field': { label: t('inspector.oncePerItem'), group: t('inspector.groupFlow') },
        },
      }),
    },
  };
}
