import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { newDeviceKey } from '../../shared/crypto/deviceKey.ts';
import type { Device } from './openSubject.ts';

/** All that a provisioning file must say for this. */
const Provisioned = z.object({ deviceId: z.uuid(), enrolCode: z.string().min(1) });
const Kept = z.object({ privateKey: z.string(), publicKey: z.string() });

type Reading = { readonly ok: true; readonly value: Device } | { readonly ok: false; readonly sentence: string };

/** The device of a provisioning file. Its key is made the first time and kept beside it, because a code takes one key. */
export function readDevice(file: string): Reading {
  const provisioned = readJson(file, Provisioned);
  if (!provisioned.ok) return provisioned;
  const keyFile = `${file}.key`;
  if (!existsSync(keyFile)) writeFileSync(keyFile, `${JSON.stringify(newDeviceKey())}\n`, { mode: 0o600, flag: 'wx' });
  const key = readJson(keyFile, Kept);
  if (!key.ok) return key;
  const { deviceId, enrolCode } = provisioned.value;
  return { ok: true, value: { deviceId, code: enrolCode, key: key.value } };
}

function readJson<T extends z.ZodType>(
  file: string,
  schema: T,
): { readonly ok: true; readonly value: z.infer<T> } | { readonly ok: false; readonly sentence: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return { ok: true, value: parsed.data };
    return {
      ok: false,
      sentence: `${file} is not what enrols a device: ${parsed.error.issues[0]?.path.join('.') ?? ''}`,
    };
  } catch (error) {
    return { ok: false, sentence: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
