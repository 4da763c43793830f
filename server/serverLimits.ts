import type { ServerLimits } from '../shared/contract/http.ts';
import { limits } from '../shared/model/limits.ts';

/** What this server takes at most in one batch, as it tells every desk. */
export const serverLimits: ServerLimits = { items: limits.batchItems, bytes: limits.batchBytes };
