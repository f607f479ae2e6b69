import { z } from 'zod';

// Compiled validators need `eval`, which the page's content policy forbids.
z.config({ jitless: true });

/** The validator library, told to do without `eval`; what parses in the browser imports it from here. */
export { z };
