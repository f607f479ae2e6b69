import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { isObject, type Json, type JsonObject } from '#engine/json.ts';
import { useWords } from '#words/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ExpressionInput } from '../expression/expression-input.tsx';
import { textFrom, valueFrom } from '../value-text.ts';
import type { WidgetProps } from '../widget.ts';

/** A list of objects (each a small form) or of plain values. */
export function ListWidget({ field, value, onChange, disabled, nested }: WidgetProps) {
  const t = useWords();
  if (typeof value === 'string') {
    return (
      <ExpressionInput
        value={value}
        label={field.label}
        onChange={(next) => onChange(next === '' ? undefined : next)}
        disabled={disabled}
      />
    );
  }
  const items = Array.isArray(value) ? value : [];
  const shape = isObject(field.schema.items) ? field.schema.items : {};
  const write = (next: Json[]) => onChange(next.length === 0 ? undefined : next);
  const put = (index: number, item: Json) => write(items.with(index, item));
  const swap = (index: number, by: number) => {
    const [a, b] = [items[index], items[index + by]];
    if (a !== undefined && b !== undefined) write(items.with(index, b).with(index + by, a));
  };
  const objects = isObject(shape.properties);
  return (
    <div className="flex flex-col gap-2">
      {items.map((item, index) => (
        <div
          key={index.toString()}
          className={objects ? 'rounded-field border border-line bg-sunken p-2.5' : 'flex items-start gap-1.5'}
        >
          {objects && (
            <div className="-mt-0.5 mb-1.5 flex items-center gap-0.5">
              <span className="caps flex-1">
                {field.label} {index + 1}
              </span>
              <IconButton
                label={t('forms.moveUp')}
                disabled={disabled || index === 0}
                onClick={() => swap(index, -1)}
                className="!size-6"
              >
                <ArrowUp className="size-3.5" />
              </IconButton>
              <IconButton
                label={t('forms.moveDown')}
                disabled={disabled || index === items.length - 1}
                onClick={() => swap(index, 1)}
                className="!size-6"
              >
                <ArrowDown className="size-3.5" />
              </IconButton>
              <IconButton
                label={t('common.remove')}
                disabled={disabled}
                onClick={() => write(items.toSpliced(index, 1))}
                className="!size-6"
              >
                <X className="size-3.5" />
              </IconButton>
            </div>
          )}
          {objects ? (
            nested(shape, isObject(item) ? item : {}, (next) => put(index, next), `${field.name}.${index}`)
          ) : (
            <>
              <ExpressionInput
                label={`${field.label} ${index + 1}`}
                value={textFrom(item)}
                disabled={disabled}
                onChange={(text) => put(index, valueFrom(text))}
              />
              <IconButton
                label={t('common.remove')}
                disabled={disabled}
                onClick={() => write(items.toSpliced(index, 1))}
              >
                <X className="size-3.5" />
              </IconButton>
            </>
          )}
        </div>
      ))}
      <button
        type="button"
        disabled={disabled}
        onClick={() => write([...items, objects ? firstOf(shape, items.length) : ''])}
        aria-label={t('forms.addTo', { field: field.label })}
        className="flex h-7 items-center gap-1.5 self-start rounded-field px-1.5 text-muted text-sm hover:text-text"
      >
        <Plus className="size-3.5" /> {t('forms.addItem')}
      </button>
    </div>
  );
}

/** A new item: its defaults, and a name where it has one, so that ways out never share one. */
function firstOf(shape: JsonObject, count: number): JsonObject {
  const properties = isObject(shape.properties) ? shape.properties : {};
  const item: JsonObject = {};
  for (const [name, property] of Object.entries(properties)) {
    if (isObject(property) && property.default !== undefined) item[name] = property.default;
    else if (name === 'name') item[name] = `case_${count + 1}`;
  }
  return item;
}
