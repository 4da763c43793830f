import { z } from 'zod';

/** The window's content policy forbids `eval`; zod must not even probe for it, because each probe is reported as a violation.
 * Imported first, before any schema is made. */
z.config({ jitless: true });
