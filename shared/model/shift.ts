import { z } from 'zod';
import { AgentId, ShiftId } from './ids.ts';
import { Instant } from './time.ts';
import { limits } from './limits.ts';

export const Shift = z.object({
  id: ShiftId,
  agentId: AgentId,
  agentName: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  note: z.string().max(limits.commentCharacters),
});
export type Shift = z.infer<typeof Shift>;
