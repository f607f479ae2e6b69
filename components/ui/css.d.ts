import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Custom properties, for the tint of a jack, cable or glyph. */
    [name: `--${string}`]: string | number | undefined;
  }
}
