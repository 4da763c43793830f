import { useEffect, useState } from 'react';
import type { FormDefinition } from '../../shared/model/formFiles.ts';
import { newsPath, PreviewNews } from './previewNews.ts';

export type Heard = {
  readonly news: PreviewNews | null;
  /** The last one without errors. */
  readonly form: FormDefinition | null;
  readonly isLost: boolean;
};

/** The last that the watcher said; the browser itself asks again when the line breaks. */
export function useNews(): Heard {
  const [heard, setHeard] = useState<Heard>({ news: null, form: null, isLost: false });
  useEffect(() => {
    const source = new EventSource(newsPath);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const news = PreviewNews.parse(JSON.parse(data));
      setHeard(({ form }) => ({ news, form: news.form ?? form, isLost: false }));
    });
    source.addEventListener('error', () => setHeard((heard) => ({ ...heard, isLost: true })));
    return () => source.close();
  }, []);
  return heard;
}
