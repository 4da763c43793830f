import type { ReactNode } from 'react';
import { z } from 'zod';
import { Settings } from '../../shared/model/settings.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { useText } from '../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../useDesk.ts';
import css from './Panel.module.css';
import { PanelHead } from './PanelHead.tsx';
import { ProblemLine } from './ProblemLine.tsx';
import facts from './Facts.module.css';

const scales = ['1', '1.25', '1.5', '2'] as const;
const Scale = z.coerce.number().pipe(Settings.shape.textScale);

/** What this desk remembers about itself. Every change holds at once, without touching what is being typed. */
export const SettingsScreen = (): ReactNode => {
  const { say, format } = useText();
  const { desk, signOut } = useDesk();
  const settings = useReadyDesk((ready) => ready.settings);
  const workstation = useReadyDesk((ready) => ready.workstation);
  const version = useReadyDesk((ready) => ready.version);
  const session = useReadyDesk((ready) => ready.session);
  const pack = useSlice(desk, (state) => state.pack?.pack ?? null);
  const problem = useSlice(desk, (state) => state.problem);
  const { writeSettings } = desk.actions;
  return (
    <main className={css['panel']}>
      <PanelHead title={say('settings.title')} />
      <Choice
        label={say('settings.language')}
        value={settings.language}
        options={[
          { value: 'id', label: say('settings.languageId') },
          { value: 'en', label: say('settings.languageEn') },
        ]}
        onChange={(language) => void writeSettings({ language })}
      />
      <Choice
        label={say('settings.theme')}
        value={settings.theme}
        options={[
          { value: 'system', label: say('settings.themeSystem') },
          { value: 'light', label: say('settings.themeLight') },
          { value: 'dark', label: say('settings.themeDark') },
        ]}
        onChange={(theme) => void writeSettings({ theme })}
      />
      <Choice
        label={say('settings.textScale')}
        value={scales.find((scale) => Number(scale) === settings.textScale) ?? '1'}
        options={scales.map((scale) => ({ value: scale, label: `${format.number(Number(scale) * 100)} %` }))}
        onChange={(scale) => void writeSettings({ textScale: Scale.parse(scale) })}
      />
      <ProblemLine problem={problem} />
      <dl className={facts['facts']}>
        <dt>{say('settings.server')}</dt>
        <dd>
          {settings.serverUrl ?? say('settings.serverNone')}
          <span className={facts['soft']}>{say('settings.serverHint')}</span>
        </dd>
        <dt>{say('settings.workstation')}</dt>
        <dd>{workstation}</dd>
        <dt>{say('settings.pack')}</dt>
        <dd>{pack === null ? '' : `${pack.id} ${pack.version}`}</dd>
        <dt>{say('settings.version')}</dt>
        <dd>{version}</dd>
        <dt>{say('settings.account')}</dt>
        <dd>{session.state === 'active' ? `${session.agent.name} · ${say(`role.${session.agent.role}`)}` : ''}</dd>
        <dt>{say('settings.regions')}</dt>
        <dd>{say('settings.regionSource')}</dd>
      </dl>
      <div className={css['row']}>
        <Button onPress={() => void signOut()}>{say('shift.signOut')}</Button>
      </div>
    </main>
  );
};
