import { isObject } from '#engine/json.ts';
import type { WidgetProps } from '../widget.ts';

/** An object with fields of its own. */
export function GroupWidget({ field, value, onChange, nested }: WidgetProps) {
  return (
    <div className="border-line border-s-2 ps-3">
      {nested(
        field.schema,
        isObject(value) ? value : {},
        (next) => onChange(Object.keys(next).length === 0 ? undefined : next),
        field.name,
      )}
    </div>
  );
}
