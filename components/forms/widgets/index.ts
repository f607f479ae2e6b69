import type { Widget } from '../widget.ts';
import { CodeWidget } from './code.tsx';
import { DurationWidget } from './duration.tsx';
import { GroupWidget } from './group.tsx';
import { JsonWidget } from './json.tsx';
import { KeyValueWidget } from './key-value.tsx';
import { ListWidget } from './list.tsx';
import { NumberWidget } from './number.tsx';
import { SchemaWidget } from './schema.tsx';
import { SelectWidget } from './select.tsx';
import { TextWidget } from './text.tsx';
import { TextareaWidget } from './textarea.tsx';
import { ToggleWidget } from './toggle.tsx';

/** Form widgets by the names that node types use. */
export const widgets: Record<string, Widget> = {
  code: CodeWidget,
  duration: DurationWidget,
  form: SchemaWidget,
  group: GroupWidget,
  json: JsonWidget,
  'key-value': KeyValueWidget,
  list: ListWidget,
  number: NumberWidget,
  schema: SchemaWidget,
  select: SelectWidget,
  text: TextWidget,
  textarea: TextareaWidget,
  toggle: ToggleWidget,
};
