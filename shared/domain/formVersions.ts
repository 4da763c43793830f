import type { FormFailure } from '../model/formFailure.ts';
import type { FormVersion } from '../model/formVersion.ts';
import type { Sha256 } from '../model/ids.ts';
import type { Publication } from '../model/publication.ts';
import type { Instant } from '../model/time.ts';
import { isFailed, lastStartFirst } from './runningForm.ts';

/** A form that came with an installed pack. */
export type InstalledForm = Pick<FormVersion, 'formHash' | 'formId' | 'version' | 'title'> & {
  readonly installedAt: Instant;
};

type Known = {
  /** Of this hotline, without those taken back. */
  readonly publications: readonly Publication[];
  readonly installed: readonly InstalledForm[];
  readonly runningHash: Sha256;
  readonly failureOf: (formHash: Sha256) => FormFailure | null;
  readonly appVersion: string;
};

/** What is counted for each version afterwards. */
export type BareVersion = Omit<FormVersion, 'packHash' | 'drafts' | 'cases' | 'reports'>;

/** Each form once, the one that begins last first. */
export function formVersions({ publications, installed, ...known }: Known): BareVersion[] {
  const byForm = Map.groupBy(publications, ({ formHash }) => formHash);
  const published = [...byForm.values()].flatMap((all) => versionOf(all, known));
  const unpublished = installed
    .filter(({ formHash }) => !byForm.has(formHash))
    .map(({ installedAt, ...form }): BareVersion => {
      const isRunning = form.formHash === known.runningHash;
      const failure = known.failureOf(form.formHash);
      const isFailing = isFailed({ seq: 0 }, failure, known.appVersion);
      return {
        ...form,
        publishedAt: installedAt,
        publishedBy: '',
        startsAt: installedAt,
        state: isRunning ? 'running' : isFailing ? 'failedHere' : 'past',
        failure: isFailing ? (failure?.detail ?? '') : null,
      };
    });
  return [...published, ...unpublished].sort((a, b) => b.startsAt.localeCompare(a.startsAt));
}

function versionOf(all: readonly Publication[], known: Omit<Known, 'publications' | 'installed'>): BareVersion[] {
  const sorted = all.toSorted(lastStartFirst);
  const begun = sorted.find(({ state }) => state === 'started');
  const next = sorted.findLast(({ state }) => state === 'waiting');
  const newest = next ?? begun;
  if (!newest) return [];
  const failure = known.failureOf(newest.formHash);
  const isFailing = isFailed(newest, failure, known.appVersion);
  const isRunning = newest.formHash === known.runningHash;
  const shown = isRunning && begun ? begun : newest;
  return [
    {
      formHash: shown.formHash,
      formId: shown.formId,
      version: shown.version,
      title: shown.title,
      publishedAt: shown.at,
      publishedBy: shown.by,
      startsAt: shown.startsAt,
      state: isRunning ? 'running' : isFailing ? 'failedHere' : next ? 'scheduled' : 'past',
      failure: isFailing ? (failure?.detail ?? '') : null,
    },
  ];
}
