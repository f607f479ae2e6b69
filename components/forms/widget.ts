import type { ComponentType, ReactNode } from 'react';
import type { Json, JsonObject } from '#engine/json.ts';
import type { FieldModel } from './field-model.ts';

/** What every form widget gets. `onChange(undefined)` takes the value out of the parameters. */
export type WidgetProps = {
  field: FieldModel;
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  disabled: boolean;
  /** Draws a field inside this one, for lists and groups. */
  nested: (schema: JsonObject, value: JsonObject, onChange: (value: JsonObject) => void, path: string) => ReactNode;
};

export type Widget = ComponentType<WidgetProps>;
