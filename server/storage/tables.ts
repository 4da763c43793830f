/** One revision as it arrived. Never updated, never deleted: `(case_id, rev)` is the memory that makes a resend harmless. */
type CaseRevTable = {
  case_id: string;
  rev: number;
  base_rev: number;
  device_id: string;
  incarnation: number;
  seq: number;
  form_hash: string;
  captured_at: string;
  sha256: string;
  received_at: string;
};

/** The text of a revision, under its name and the month in which it arrived. It may be let go by the month; the name stays. */
type CaseBodyTable = { case_id: string; rev: number; received_month: string; body: string };

/** What could not become a revision, as the bytes that came. `case_id` is '' and `rev` 0 where they could not be read. */
type DeadLetterTable = {
  case_id: string;
  rev: number;
  raw_sha256: string;
  device_id: string;
  incarnation: number;
  seq: number | null;
  reason: string;
  detail: string;
  raw: Uint8Array;
  received_at: string;
  /** When somebody dealt with it, and how. */
  resolved_at: string | null;
  resolution: string | null;
};

type DeviceTable = {
  device_id: string;
  workstation: string;
  server_url: string | null;
  created_at: string;
  code_sha256: string | null;
  code_expires_at: string | null;
  code_used_at: string | null;
  public_key: string | null;
  enrolled_at: string | null;
  revoked_at: string | null;
  last_seen_at: string | null;
  health: string | null;
};

type UsedNonceTable = { nonce: string; expires_at: string };

type ServerFactTable = { k: string; v: string };

/** Which numbers of one incarnation of a device have arrived (server/arrivedSeqs.ts), and how far they are in a backup. */
type DeviceSeqTable = {
  device_id: string;
  incarnation: number;
  contiguous_seq: number;
  secured_seq: number;
  ranges: string;
  seen_at: string;
  copied_at: string | null;
};

/** Never updated: the hash names the definition. */
type FormTable = { form_hash: string; definition: string; received_at: string };

type FeedTable = { hotline: string; last_seq: number };

/** One entry of a hotline's feed. Never updated, never deleted: a desk may have been away for a year. */
type PublicationTable = {
  hotline: string;
  seq: number;
  id: string;
  kind: string;
  device_id: string;
  form_hash: string | null;
  entry: string;
};

export type Tables = {
  device: DeviceTable;
  used_nonce: UsedNonceTable;
  server_fact: ServerFactTable;
  case_rev: CaseRevTable;
  dead_letter: DeadLetterTable;
  case_body: CaseBodyTable;
  device_seq: DeviceSeqTable;
  form: FormTable;
  feed: FeedTable;
  publication: PublicationTable;
};
