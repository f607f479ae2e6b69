import { Switch } from '@base-ui/react/switch';

type Props = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  id?: string;
  label?: string;
  disabled?: boolean;
};

/** A switch that takes effect at once. */
export function Toggle({ checked, onChange, id, label, disabled = false }: Props) {
  return (
    <Switch.Root
      id={id}
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
      className="relative inline-flex h-[18px] w-8 shrink-0 items-center rounded-full border border-strong bg-sunken px-0.5 transition data-checked:border-accent data-checked:bg-accent"
    >
      <Switch.Thumb className="size-3 rounded-full bg-muted transition data-checked:translate-x-[13px] data-checked:bg-on-accent" />
    </Switch.Root>
  );
}
