/** What a field for expressions is told. */
export type ExpressionProps = {
  value: string;
  onChange: (value: string) => void;
  id?: string | undefined;
  label?: string | undefined;
  describedBy?: string | undefined;
  placeholder?: string | undefined;
  invalid?: boolean;
  disabled?: boolean;
  multiline?: boolean;
  encode?: 'url' | undefined;
  preview?: boolean;
};
