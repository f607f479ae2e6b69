import type { Deps } from '../operations/deps.ts';
import type { Services } from '../services.ts';

/** What the editor's API works with. */
export type UiServices = Services & Deps;
