/** Bytes as Base64. */
export function writeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** The UTF-8 text in Base64, also in its form for addresses; throws when it is neither. */
export function readBase64(text: string): string {
  const clean = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(clean), (character) => character.charCodeAt(0));
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}
