import { randomUUID } from 'node:crypto';
import type { FeedEntry, PublicationPost } from '../../shared/contract/feed.ts';
import { formHash } from '../../shared/domain/formHash.ts';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { DeviceId, type Sha256 } from '../../shared/model/ids.ts';
import { hashOf } from './batchItems.ts';
import { aFormXml } from './builders.ts';

export const hotline = 'test-hotline';

/** The form of `aPack` in another version. */
export const aForm = (version: string, changes: Partial<FormDefinition> = {}): FormDefinition => ({
  formId: 'intake',
  version,
  title: 'Intake',
  xml: aFormXml(version),
  attachments: [],
  ...changes,
});

export const hashOfForm = (form: FormDefinition): Sha256 => formHash(form, hashOf);

type FormPost = Extract<PublicationPost, { kind: 'form' }>;
type FormEntry = Extract<FeedEntry, { kind: 'form' }>;

/** What a desk sends when its supervisor publishes this form. */
export function aFormPost(deviceId: string, form: FormDefinition, changes: Partial<FormPost> = {}): FormPost {
  return {
    kind: 'form',
    id: randomUUID(),
    deviceId: DeviceId.parse(deviceId),
    hotline,
    by: 'Rina Hapsari',
    formHash: hashOfForm(form),
    form,
    baseHash: null,
    cursor: 0,
    startsAt: null,
    ...changes,
  };
}

/** An entry of the feed as a server makes it. */
export function aFormEntry(seq: number, form: FormDefinition, changes: Partial<FormEntry> = {}): FormEntry {
  const at = new Date(Date.parse('2026-03-24T01:00:00.000Z') + seq).toISOString();
  const { formId, version, title } = form;
  return {
    kind: 'form',
    seq,
    id: randomUUID(),
    by: 'Rina Hapsari',
    at,
    formHash: hashOfForm(form),
    formId,
    version,
    title,
    baseHash: null,
    startsAt: at,
    ...changes,
  };
}
