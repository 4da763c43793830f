import { z } from 'zod';
import { AgentId } from './ids.ts';

export const Role = z.enum(['agent', 'supervisor']);
export type Role = z.infer<typeof Role>;

/** Somebody who may sign in at this workstation; never carries a password or its hash. */
export const Agent = z.object({
  id: AgentId,
  username: z.string().min(1).max(64),
  name: z.string().min(1).max(100),
  role: Role,
});
export type Agent = z.infer<typeof Agent>;
