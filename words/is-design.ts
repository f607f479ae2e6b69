/** True where the design page is on, and with it the language for looking at the layout. */
export function isDesign(): boolean {
  return process.env.NODE_ENV !== 'production' || process.env.PATCHBAY_DESIGN === '1';
}
