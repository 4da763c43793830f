import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';

let app = null;

/** The least that a host does around ODK Web Forms: a form, the files beside it, and an instance to go on with. */
window.peer = {
  close: () => app?.unmount(),
  open: ({ xml, attachments, instanceXml = null }) => {
    const texts = new Map(attachments.map(({ name, text }) => [name, text]));
    const fetchFormAttachment = async (address) => {
      const text = texts.get(address.pathname.slice(address.pathname.lastIndexOf('/') + 1));
      return new Response(text ?? null, { status: text === undefined ? 404 : 200, headers: { 'content-type': 'text/csv' } });
    };
    const editInstance =
      instanceXml === null
        ? undefined
        : {
            resolveInstance: () => instanceXml,
            attachmentFileNames: [],
            resolveAttachment: () => Promise.reject(new Error('there are no attachments')),
          };
    app = createApp({ render: () => h(OdkWebForm, { formXml: xml, fetchFormAttachment, editInstance }) });
    app.use(webFormsPlugin);
    app.mount('#root');
  },
};
