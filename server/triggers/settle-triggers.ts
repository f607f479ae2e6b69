import type { Tx } from '#db/access.ts';
import { findTakenPaths } from '#db/queries/triggers/find-taken-paths.ts';
import { replaceTriggers } from '#db/queries/triggers/replace-triggers.ts';
import { PatchbayError } from '#engine/errors.ts';
import type { Graph } from '#engine/graph/schema.ts';
import { deriveTriggers, type TriggerSpec } from './derive-triggers.ts';
import { occurrencesOf } from './occurrences.ts';
import { scheduleConfig, webhookConfig } from './trigger-config.ts';

/**
 * Makes a version's triggers the ones that begin runs, in the transaction that makes it active. Throws `conflict` when
 * another workflow answers at the same address.
 */
export async function settleTriggers(
  tx: Tx,
  of: { orgId: string; workflowId: string; version: number; hash: string },
  graph: Graph,
): Promise<void> {
  const { triggers } = deriveTriggers(graph);
  await refuseTakenPaths(tx, of.workflowId, triggers);
  const now = new Date();
  const specs = triggers.map((trigger) => ({
    ...trigger,
    dueAt: trigger.kind === 'schedule' ? occurrencesOf(scheduleConfig.parse(trigger.config), now).after(now) : null,
  }));
  await replaceTriggers(tx, of, specs);
}

async function refuseTakenPaths(tx: Tx, workflowId: string, triggers: TriggerSpec[]): Promise<void> {
  const own = triggers.filter(({ kind }) => kind === 'webhook');
  const taken = await findTakenPaths(tx, { workflowId, paths: own.map(({ address }) => address) });
  const all = [...taken, ...own.map(({ address, config, node }) => ({ slug: node, path: address, config }))];
  for (const { node, address, config } of own) {
    const { methods } = webhookConfig.parse(config);
    const other = all.find(
      (one) =>
        one.path === address &&
        one.slug !== node &&
        webhookConfig.parse(one.config).methods.some((method) => methods.includes(method)),
    );
    if (other)
      throw new PatchbayError(
        'conflict',
        `The webhook path '${address}' of \`${node}\` is taken by '${other.slug}'. Choose another path or other methods.`,
      );
  }
}
