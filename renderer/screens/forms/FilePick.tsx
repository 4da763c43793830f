import { useRef, type ReactNode } from 'react';
import { FileSpreadsheet } from 'lucide-react';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../text/useText.tsx';
import { useDesk } from '../../useDesk.ts';
import css from './Forms.module.css';
import { readFiles } from './useFileDrop.ts';

const accepted = '.xlsx,.xlsm,.xls,.xml,.csv,.geojson,.png,.jpg,.jpeg,.svg,.mp3,.wav';

/** A button that opens the system's own file window: the form, and the files beside it, all at once. */
export const FilePick = ({
  label,
  kind,
}: {
  readonly label: string;
  readonly kind: 'primary' | 'plain';
}): ReactNode => {
  const { say } = useText();
  const { studio } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        accept={accepted}
        aria-label={say('forms.fileInput')}
        onChange={({ target }) => {
          // Copied first: the same file may be chosen again after it was put right.
          const files = [...(target.files ?? [])];
          target.value = '';
          void readFiles(files).then(studio.actions.check);
        }}
      />
      <Button
        kind={kind}
        icon={<FileSpreadsheet className={css['icon']} aria-hidden="true" />}
        onPress={() => field.current?.click()}
      >
        {label}
      </Button>
    </>
  );
};
