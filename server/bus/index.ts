import type { Database } from '#db/connect.ts';
import type { Config } from '../config.ts';
import type { Bus } from './bus.ts';
import { memoryBus } from './memory.ts';
import { postgresBus } from './postgres.ts';

const drivers: Record<Config['busUrl'], (db: Database) => Promise<Bus>> = {
  'memory:': async () => memoryBus(),
  'postgres:': postgresBus,
};

/** Opens the bus that the configuration names. */
export function openBus(config: Pick<Config, 'busUrl'>, db: Database): Promise<Bus> {
  return drivers[config.busUrl](db);
}
