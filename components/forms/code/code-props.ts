/** What a code field is told. */
export type CodeFieldProps = {
  id?: string | undefined;
  label: string;
  language: 'json' | 'javascript';
  value: string;
  onChange: (value: string) => void;
  disabled?: boolean;
  invalid?: boolean;
  tall?: boolean;
  placeholder?: string | undefined;
};
