import type { ReactNode } from 'react';
import type { FormVersion } from '../../../shared/model/formVersion.ts';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../text/useText.tsx';
import { useDesk, useSlice } from '../../useDesk.ts';
import facts from '../Facts.module.css';
import { Confirm } from './Confirm.tsx';
import css from './Forms.module.css';
import { VersionMark } from './VersionMark.tsx';

const Reports = ({ reports }: Pick<FormVersion, 'reports'>): ReactNode => {
  const { say, format } = useText();
  return (
    <section className={css['section']}>
      <h3 className={css['heading']}>{say('forms.reportsTitle')}</h3>
      {reports.length === 0 ? <p className={css['soft']}>{say('forms.noReports')}</p> : null}
      <ul>
        {reports.map(({ workstation, reason, at }) => (
          <li key={`${workstation} ${at}`}>
            {say('forms.report', { workstation, reason: say(`forms.reason.${reason}`) })}{' '}
            <span className={css['soft']}>{format.shortTime(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What may be done with a version, each step with a question first. */
const Steps = ({ version }: { readonly version: FormVersion }): ReactNode => {
  const { say, format } = useText();
  const { studio, preview, formSource, desk } = useDesk();
  const asking = useSlice(studio, (state) => state.asking);
  const problem = useSlice(studio, (state) => state.problem);
  const isBusy = useSlice(studio, (state) => state.isBusy);
  const language = useSlice(desk, ({ pack }) => pack?.pack.defaultLanguage ?? 'id');
  const { ask, rollBack, cancel } = studio.actions;
  const shared = { problem, isBusy, onNo: () => ask(null) };
  const name = version.version;
  if (asking === 'rollBack') {
    return (
      <Confirm
        {...shared}
        title={say('forms.rollBackTitle', { version: name })}
        lead={say('forms.rollBackLead', { version: name })}
        yes={say('forms.rollBackNow')}
        onYes={() => void rollBack()}
      />
    );
  }
  if (asking === 'cancel') {
    return (
      <Confirm
        {...shared}
        title={say('forms.cancelTitle', { version: name })}
        lead={say('forms.cancelLead', { version: name, time: `${format.dateTime(version.startsAt)} ${format.zone}` })}
        yes={say('forms.cancel')}
        onYes={() => void cancel()}
      />
    );
  }
  return (
    <div className={css['row']}>
      <Button onPress={() => void preview.actions.open(() => formSource(version.formHash), language)}>
        {say('forms.look')}
      </Button>
      {version.state === 'past' ? <Button onPress={() => ask('rollBack')}>{say('forms.rollBack')}</Button> : null}
      {version.state === 'scheduled' ? <Button onPress={() => ask('cancel')}>{say('forms.cancel')}</Button> : null}
    </div>
  );
};

/** One version: who published it, when it runs, where it failed, and what can be done with it. */
export const VersionPanel = ({ version }: { readonly version: FormVersion }): ReactNode => {
  const { say, format } = useText();
  const { publishedBy, publishedAt, startsAt, failure } = version;
  return (
    <aside className={css['side']} aria-label={say('forms.selected', { version: version.version })}>
      <div className={css['section']}>
        <div className={css['sideHead']}>
          <h2 className={css['subtitle']}>{say('forms.selected', { version: version.version })}</h2>
          <VersionMark state={version.state} />
        </div>
        <dl className={facts['facts']}>
          <dt>{say('forms.form')}</dt>
          <dd>{version.title}</dd>
          <dt>{say('forms.by')}</dt>
          <dd>{publishedBy || say('forms.withPack')}</dd>
          <dt>{say('forms.published')}</dt>
          <dd>{format.dateTime(publishedAt)}</dd>
          <dt>{say('forms.starts')}</dt>
          <dd>
            {format.dateTime(startsAt)} {format.zone}
          </dd>
          <dt>{say('forms.id')}</dt>
          <dd>{version.formId}</dd>
          <dt>{say('forms.fingerprint')}</dt>
          <dd className={facts['mono']}>{version.formHash.slice(0, 16)}</dd>
          {failure === null ? null : (
            <>
              <dt>{say('forms.failure')}</dt>
              <dd className={css['sentence']}>{failure}</dd>
            </>
          )}
        </dl>
        <Steps version={version} />
      </div>
      <Reports reports={version.reports} />
    </aside>
  );
};
