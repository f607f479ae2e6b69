import { General } from './general.tsx';
import { Limits } from './limits.tsx';
import { Promotion } from './promotion.tsx';

/** What the organization is called, and what holds for all its versions and runs. */
export function GeneralSettings() {
  return (
    <div className="flex flex-col gap-10">
      <General />
      <Promotion />
      <Limits />
    </div>
  );
}
