import type { ReactNode } from 'react';
import type { RegionHit } from '../../shared/model/region.ts';
import { limits } from '../../shared/model/limits.ts';
import css from './Answer.module.css';
import { ComboboxField } from './ComboboxField.tsx';
import type { RegionNode, RegionValue } from './engine/formNode.ts';
import { useFormServices } from './formServices.ts';
import { QuestionFrame } from './QuestionFrame.tsx';
import { useCombobox } from './useCombobox.ts';
import { useFormText } from './useFormText.ts';
import { useNode } from './useNode.ts';

const levels = [
  ['desa', 'form.region.village'],
  ['kecamatan', 'form.region.district'],
  ['kabupaten', 'form.region.regency'],
  ['provinsi', 'form.region.province'],
  ['zona', 'form.region.zone'],
] as const;

const Levels = ({ region }: { readonly region: RegionValue }): ReactNode => {
  const say = useFormText();
  return (
    <dl className={css['levels']}>
      {levels.map(([part, id]) =>
        region[part] === '' ? null : (
          <div key={part}>
            <dt>{say(id)}</dt>
            <dd>{region[part]}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

const HitLine = ({ hit }: { readonly hit: RegionHit }): ReactNode => (
  <>
    <span>{hit.name}</span>
    <span className={css['soft']}>{hit.label}</span>
  </>
);

/** One box for a whole region: any part of any name, all levels filled at once. */
export const RegionView = ({ node }: { readonly node: RegionNode }): ReactNode => {
  const say = useFormText();
  const { session, searchRegions } = useFormServices();
  const state = useNode(node);
  const { region, reference, readonly } = state;
  const combobox = useCombobox<RegionHit>(
    async (text) => {
      const found = await searchRegions(text.slice(0, limits.searchCharacters));
      return found.ok ? found.value : 'failed';
    },
    (hit) => session.setRegion(reference, hit),
  );
  return (
    <QuestionFrame node={node} state={state} problem={null} firstDigit={null} isOneControl>
      {(aria) => (
        <>
          {region === null ? null : (
            <div className={css['region']}>
              <Levels region={region} />
              <button
                type="button"
                className={css['clear']}
                aria-label={say('form.region.clearLabel', { label: region.label })}
                onClick={(event) => {
                  // The button goes with the region, the focus goes back to the box.
                  const box = event.currentTarget.closest('[data-question]')?.querySelector<HTMLElement>('[data-stop]');
                  session.setRegion(reference, null);
                  box?.focus();
                }}
              >
                {say('form.region.clear')}
              </button>
            </div>
          )}
          <ComboboxField
            aria={aria}
            stop={node.id}
            combobox={combobox}
            placeholder={say('form.region.placeholder')}
            isReadonly={readonly}
            keyOf={(hit) => hit.code}
            Line={HitLine}
            status={(count) => say('form.region.hits', { count })}
            none={say('form.region.none')}
            failed={say('form.region.failed')}
          />
        </>
      )}
    </QuestionFrame>
  );
};
