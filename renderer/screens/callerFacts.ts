import { caseFacts, type CaseFacts } from '../../shared/domain/caseFacts.ts';
import type { Pack } from '../../shared/model/pack.ts';
import type { Work } from '../stores/work.ts';

const unknown: CaseFacts = { callerName: '', business: '', region: '', province: '', trouble: [] };

/** Who this is, out of the answers so far; it follows the typing by one save. */
export const callerFacts = ({ draft }: Pick<Work, 'draft'>, pack: Pack | null): CaseFacts =>
  pack === null ? unknown : caseFacts(draft, pack.roles);
