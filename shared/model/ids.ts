import { z } from 'zod';

/** Identifiers are UUIDv7 made on the desk (RFC 9562), so that a row has its name before anything is sent. */
export const CaseId = z.uuid().brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;

export const CallId = z.uuid().brand<'CallId'>();
export type CallId = z.infer<typeof CallId>;

export const ShiftId = z.uuid().brand<'ShiftId'>();
export type ShiftId = z.infer<typeof ShiftId>;

export const AgentId = z.string().min(1).max(64).brand<'AgentId'>();
export type AgentId = z.infer<typeof AgentId>;

export const DeviceId = z.uuid().brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

/** Lower-case hexadecimal SHA-256 of the exact bytes. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** What people say and write: prefix, date, workstation, counter, check digit ("KU-260324-03-0147-5"). */
export const Reference = z
  .string()
  .regex(/^[A-Z]{2,4}-\d{6}-\d{2}-\d{4,6}-\d$/)
  .brand<'Reference'>();
export type Reference = z.infer<typeof Reference>;
