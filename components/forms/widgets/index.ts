import { lazy } from 'react';
import type { Widget } from '../widget.ts';
import { CodeWidget } from './code.tsx';
import { ConnectionWidget } from './connection.tsx';
import { ExpressionWidget } from './expression.tsx';
import { GroupWidget } from './group.tsx';
import { JsonWidget } from './json.tsx';
import { KeyValueWidget } from './key-value.tsx';
import { ListWidget } from './list.tsx';
import { NumberWidget } from './number.tsx';
import { SchemaWidget } from './schema.tsx';
import { SelectWidget } from './select.tsx';
import { TableWidget } from './table.tsx';
import { TagsWidget } from './tags.tsx';
import { TextWidget } from './text.tsx';
import { TextareaWidget } from './textarea.tsx';
import { ToggleWidget } from './toggle.tsx';
import { WorkflowWidget } from './workflow.tsx';

/** Form widgets by the names that node types use. */
export const widgets: Record<string, Widget> = {
  code: CodeWidget,
  connection: ConnectionWidget,
  duration: lazy(() => import('./duration.tsx').then((module) => ({ default: module.DurationWidget }))),
  expression: ExpressionWidget,
  fields: KeyValueWidget,
  group: GroupWidget,
  json: JsonWidget,
  'key-value': KeyValueWidget,
  list: ListWidget,
  number: NumberWidget,
  pairs: KeyValueWidget,
  schema: SchemaWidget,
  select: SelectWidget,
  table: TableWidget,
  tags: TagsWidget,
  text: TextWidget,
  textarea: TextareaWidget,
  toggle: ToggleWidget,
  workflow: WorkflowWidget,
};
