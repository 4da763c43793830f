import { formVersions } from '../../shared/domain/formVersions.ts';
import type { OutputOf } from '../../shared/contract/ipc.ts';
import { limits } from '../../shared/model/limits.ts';
import { ok, type Result } from '../../shared/model/result.ts';
import type { Desk } from '../desk.ts';

type State = OutputOf<'forms.state'>;

/** Every version that this desk knows, and the surge: from this desk's own store, nobody is asked. */
export const formsState = (desk: Desk): Result<State> =>
  ok({ ...versionsNow(desk), surge: desk.store.surges.of(desk.running.ofFolder.pack.id) });

export function versionsNow(desk: Desk): Pick<State, 'versions'> {
  const { store, running } = desk;
  const hotline = running.ofFolder.pack.id;
  const installed = store.packs.formsOf(hotline).flatMap(({ formHash, installedAt }) => {
    const header = store.forms.header(formHash);
    if (header === null) return [];
    const { formId, version, title } = header;
    return [{ formHash, formId, version, title, installedAt }];
  });
  const bare = formVersions({
    publications: store.publications.newest(hotline).filter(({ state }) => state !== 'cancelled'),
    installed,
    runningHash: desk.installed.formHash,
    failureOf: store.formFailures.of,
    appVersion: desk.version,
  });
  return {
    versions: bare.slice(0, limits.rowsPerMessage).map((version) => ({
      ...version,
      packHash: running.packHashOf(version.formHash),
      drafts: store.drafts.countOnForm(version.formHash),
      cases: store.caseHeads.countOnForm(version.formHash),
      reports: store.formReports.ofForm(version.formHash),
    })),
  };
}
