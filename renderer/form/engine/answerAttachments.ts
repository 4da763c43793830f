import type { FormAttachment } from '../../../shared/model/formFiles.ts';

/** By the end of the name; without it the engine looks at the first characters, and only at names in small letters. */
const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  xml: 'text/xml',
  geojson: 'application/geo+json',
};

/** Answers the engine's requests for data files from memory: nothing of a form ever comes over a network. */
export const answerAttachments = (attachments: readonly FormAttachment[]): ((address: URL) => Promise<Response>) => {
  const texts = new Map(attachments.map(({ name, text }) => [name, text]));
  return (address) => {
    const name = decodeURIComponent(address.pathname.slice(address.pathname.lastIndexOf('/') + 1));
    const text = texts.get(name);
    if (text === undefined) return Promise.resolve(new Response(null, { status: 404 }));
    const type = types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'text/plain';
    return Promise.resolve(new Response(text, { headers: { 'content-type': type } }));
  };
};
