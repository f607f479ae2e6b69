import { isAssetRef, isObject, type Json } from '#engine/json.ts';

/** Kinds of pictures that the server hands out to be shown. */
const shown = /^image\/(png|jpeg|gif|webp|avif|bmp)\b/;
const dataUri = /^data:image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml)[;,]/;
/** A picture written into a value is drawn up to so many characters; a longer one is for the panel. */
const longestUri = 2_000_000;

/** Where the picture is found that a node gave: its output, or one field of it, such as a body; null without one. */
export function outputPicture(output: Json, run: string): string | null {
  const own = pictureAt(output, run);
  if (own !== null || !isObject(output) || isAssetRef(output)) return own;
  for (const value of Object.values(output)) {
    const found = pictureAt(value, run);
    if (found !== null) return found;
  }
  return null;
}

function pictureAt(value: Json, run: string): string | null {
  if (typeof value === 'string') return value.length <= longestUri && dataUri.test(value) ? value : null;
  return isAssetRef(value) && shown.test(value.type) && run !== ''
    ? `/api/v1/runs/${run}/assets/${value.$asset}`
    : null;
}
