import type { z } from 'zod';

/** A request's JSON as its schema, or the member and the kind of its first fault; never a value. */
export function readRequest<T extends z.ZodType>(
  schema: T,
  text: string,
): { readonly ok: true; readonly value: z.infer<T> } | { readonly ok: false; readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'not JSON' };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const first = parsed.error.issues[0];
  return {
    ok: false,
    fault: `${first?.path.slice(0, 2).map(String).join('.') || 'request'}: ${first?.code ?? 'invalid'}`,
  };
}
