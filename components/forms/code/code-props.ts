/** Which part of a text is chosen. */
export type Chosen = { start: number; end: number };

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
  /** True where `{{ }}` holds expressions: their names and functions are offered. */
  takesExpressions?: boolean;
  /** Takes the focus when it appears, with everything in it chosen. */
  takesFocus?: boolean;
  placeholder?: string | undefined;
};
