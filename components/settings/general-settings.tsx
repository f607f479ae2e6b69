import { General } from './general.tsx';
import { Limits } from './limits.tsx';

/** What the organization is called, and what holds for all its runs. */
export function GeneralSettings() {
  return (
    <div className="flex flex-col gap-10">
      <General />
      <Limits />
    </div>
  );
}
