import type { Notice } from '../../shared/model/notice.ts';
import type { Desk } from '../desk.ts';

/** Something that the people at the desk must know, told now and kept until somebody dismisses it. */
export function addNotice(
  desk: Pick<Desk, 'store' | 'random' | 'now' | 'publish'>,
  kind: Notice['kind'],
  details: Notice['details'],
): void {
  const notice: Notice = { id: desk.random.uuid(), at: desk.now(), kind, details };
  if (desk.store.notices.add(notice)) desk.publish('notice.added', notice);
}
