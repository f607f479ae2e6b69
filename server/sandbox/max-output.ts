/** Characters of JSON that one program may answer with. */
export const maxOutput = 1_000_000;
