import { useEffect, type ReactNode } from 'react';
import { Blank } from '../../parts/Blank.tsx';
import { classes } from '../../parts/classes.ts';
import { selectedVersion } from '../../stores/studioState.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useReadyDesk, useSlice } from '../../useDesk.ts';
import { CheckPage } from './CheckPage.tsx';
import css from './Forms.module.css';
import { VersionPreview } from './FormPreview.tsx';
import { useFileDrop } from './useFileDrop.ts';
import { VersionsPage } from './VersionsPage.tsx';

const SelectedPreview = (): ReactNode => {
  const { say } = useText();
  const { studio, preview, formSource, desk } = useDesk();
  const version = useSlice(studio, selectedVersion);
  const language = useSlice(desk, ({ pack }) => pack?.pack.defaultLanguage ?? 'id');
  if (version === null) return null;
  return (
    <VersionPreview
      title={say('preview.title', { version: version.version })}
      onRetry={() => void preview.actions.open(() => formSource(version.formHash), language)}
    />
  );
};

const Studio = (): ReactNode => {
  const { say } = useText();
  const { studio, preview } = useDesk();
  const isChecking = useSlice(studio, ({ check }) => check.state !== 'none');
  const isPreviewing = useSlice(preview, ({ state }) => state !== 'closed');
  const { isOver, listeners } = useFileDrop((files) => void studio.actions.check(files));
  useEffect(() => {
    void studio.actions.load();
    return () => preview.actions.close();
  }, [studio, preview]);
  return (
    <main className={classes(css['page'], isOver && css['over'])} {...listeners}>
      {isChecking ? <CheckPage /> : isPreviewing ? <SelectedPreview /> : <VersionsPage />}
      <p className={css['drop']} hidden={!isOver}>
        {say('forms.drop')}
      </p>
    </main>
  );
};

/** The forms of the hotline, for supervisors: which version runs, what a workbook would change, and how it is published. */
export const FormsScreen = (): ReactNode => {
  const { say } = useText();
  const session = useReadyDesk((ready) => ready.session);
  return session.state === 'active' && session.agent.role === 'supervisor' ? (
    <Studio />
  ) : (
    <Blank words={say('forms.denied')} />
  );
};
