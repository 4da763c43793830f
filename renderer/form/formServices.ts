import { createContext, use } from 'react';
import type { LocalDate } from '../../shared/model/time.ts';
import type { RegionHit } from '../../shared/model/region.ts';
import type { Result } from '../../shared/model/result.ts';
import type { FormSession } from './engine/formSession.ts';

/** What questions need from outside of the form. Keep one object for as long as the form is on the screen. */
export type FormServices = {
  readonly session: FormSession;
  readonly searchRegions: (text: string) => Promise<Result<readonly RegionHit[]>>;
  /** Decides the century of a NIK. */
  readonly today: LocalDate;
  /** The hotline's own numbers: never a caller's. */
  readonly ownLines: readonly string[];
};

export const FormServicesContext = createContext<FormServices | null>(null);

export const useFormServices = (): FormServices => {
  const services = use(FormServicesContext);
  if (services === null) throw new Error('a question outside of a FormView');
  return services;
};
