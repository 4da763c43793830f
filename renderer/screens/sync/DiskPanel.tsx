import { FileDown, FileUp } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { saveFile } from '../../saveFile.ts';
import { useText } from '../../text/useText.tsx';
import { useDesk, useReadyDesk } from '../../useDesk.ts';
import { readFiles } from '../forms/useFileDrop.ts';
import { BundleWords } from './BundleWords.tsx';
import css from './Sync.module.css';

const ReadReceipts = (): ReactNode => {
  const { say } = useText();
  const { bundle } = useDesk();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={say('bundle.fileInput')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void readFiles(files).then(bundle.actions.read);
        }}
      />
      <Button icon={<FileUp className={css['icon']} aria-hidden="true" />} onPress={() => field.current?.click()}>
        {say('bundle.read')}
      </Button>
    </>
  );
};

/** When the network is gone for days: what waits goes out on a disk, and its receipts come back on it. */
export const DiskPanel = (): ReactNode => {
  const { say } = useText();
  const { bundle } = useDesk();
  const { pending } = useReadyDesk((ready) => ready.sync);
  const write = async (): Promise<void> => {
    const file = await bundle.actions.write();
    if (file !== null) saveFile(file);
  };
  return (
    <div className={css['disk']}>
      <h2>{say('bundle.title')}</h2>
      <p className={css['lead']}>{say('bundle.lead')}</p>
      <ol className={css['steps']}>
        <li>
          <p>{say('bundle.step1')}</p>
          <p className={css['soft']}>{say('bundle.waiting', { count: pending })}</p>
          <Button
            kind={pending > 0 ? 'primary' : 'plain'}
            icon={<FileDown className={css['icon']} aria-hidden="true" />}
            onPress={() => void write()}
          >
            {say('bundle.write')}
          </Button>
        </li>
        <li>
          <p>{say('bundle.step2')}</p>
        </li>
        <li>
          <p>{say('bundle.step3')}</p>
          <ReadReceipts />
        </li>
      </ol>
      <BundleWords />
    </div>
  );
};
