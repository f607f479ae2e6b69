/** Characters of JSON that one program may answer with. */
export const maxOutput = 1_000_000;
/** Lines that one program may write to its console, and characters of a line. */
export const maxLogs = 200;
export const maxLogLength = 2000;
