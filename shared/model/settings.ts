import { z } from 'zod';

/** What a workstation remembers about itself, kept in electron-store: never anything about a caller. */
export const Settings = z.object({
  language: z.enum(['id', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Central server, without a trailing slash; null before the desk was provisioned. */
  serverUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  textScale: z.union([z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2)]),
});
export type Settings = z.infer<typeof Settings>;
