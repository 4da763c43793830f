import { randomUUID } from 'node:crypto';
import { ConflictJson, PublicationReply } from '../../shared/contract/feed.ts';
import { routes } from '../../shared/contract/http.ts';
import { FormDefinition } from '../../shared/model/formFiles.ts';
import { allOf, type Check, seen } from './check.ts';
import type { Answer } from './exchange.ts';
import type { Subject } from './openSubject.ts';
import { problemSeen } from './problemSeen.ts';
import { endOfFeed, hotline } from './readFeed.ts';
import { hashOf } from './sampleCase.ts';

/** Another form each time, small and valid. */
const aForm = (attachments: FormDefinition['attachments'] = []): FormDefinition => ({
  formId: 'conformance',
  version: randomUUID(),
  title: 'Conformance',
  xml: `<?xml version="1.0"?><h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>Conformance</h:title><model><instance><data id="conformance" version="${randomUUID()}"><a/></data></instance><bind nodeset="/data/a" type="string"/></model></h:head><h:body><input ref="/data/a"><label>A</label></input></h:body></h:html>`,
  attachments,
});

/** docs/PROTOCOL.md, the hash of a form. */
function formHashOf({ xml, attachments }: FormDefinition): string {
  if (attachments.length === 0) return hashOf(xml);
  const files = attachments
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => `${JSON.stringify(name)}:"${hashOf(text)}"`);
  return hashOf(`{"files":{${files.join(',')}},"xml":"${hashOf(xml)}"}`);
}

/** @param changes what this sender knew, or says wrong. */
const publish = (
  { device, post }: Subject,
  form: FormDefinition,
  changes: Readonly<Record<string, unknown>>,
): Promise<Answer> =>
  post(
    routes.publications.path,
    JSON.stringify({
      kind: 'form',
      id: randomUUID(),
      deviceId: device.deviceId,
      hotline,
      by: 'Conformance',
      formHash: formHashOf(form),
      form,
      baseHash: null,
      startsAt: null,
      ...changes,
    }),
  );

const get = async ({ exchange, bearer }: Subject, hash: string): Promise<Answer> =>
  exchange({ method: 'GET', path: `${routes.form.path}/${hash}`, headers: await bearer() });

const isForm = ({ json }: Answer, form: FormDefinition): boolean => {
  const parsed = FormDefinition.safeParse(json);
  return parsed.success && JSON.stringify(parsed.data) === JSON.stringify(FormDefinition.parse(form));
};

/** Forms: published, read by their hash, told about when they fail. */
export const formChecks: readonly Check[] = [
  {
    says: 'a form that was published is read back by its hash, with its data files or without',
    look: async (subject) => {
      const forms = [
        aForm(),
        aForm([
          { name: 'b.csv', text: 'name,label\nx,Köln\n' },
          { name: 'a.csv', text: '1' },
        ]),
      ];
      const parts = [];
      for (const form of forms) {
        const published = await publish(subject, form, { cursor: await endOfFeed(subject) });
        const entry = PublicationReply.safeParse(published.json);
        const answer = await get(subject, formHashOf(form));
        const isSame = isForm(answer, form);
        parts.push(
          seen(published.status === 200 && entry.success, `published: ${published.status}`),
          seen(answer.status === 200 && isSame, `read: ${answer.status}, ${isSame ? 'the same' : 'another'}`),
        );
      }
      return allOf(...parts);
    },
  },
  {
    says: 'a form under a hash that is not its own is 400',
    look: async (subject) =>
      problemSeen(
        await publish(subject, aForm(), { cursor: await endOfFeed(subject), formHash: hashOf('another form') }),
        400,
        'invalid-request',
      ),
  },
  {
    says: 'who has not read of the newest form and knows another one is told who was first: 409 with by and at',
    look: async (subject) => {
      await publish(subject, aForm(), { cursor: await endOfFeed(subject) });
      const answer = await publish(subject, aForm(), { cursor: 0 });
      const told = ConflictJson.safeParse(answer.json);
      return allOf(
        problemSeen(answer, 409, 'conflict'),
        seen(told.success, told.success ? 'by and at' : 'not by whom'),
      );
    },
  },
  {
    says: 'a form that failed at a desk is told with 204',
    look: async (subject) => {
      const form = aForm();
      await publish(subject, form, { cursor: await endOfFeed(subject) });
      const { deviceId } = subject.device;
      const told = { deviceId, hotline, formHash: formHashOf(form), reason: 'engine', detail: 'conformance' };
      const { status } = await subject.post(routes.formReports.path, JSON.stringify(told));
      return seen(status === 204, `${status}`);
    },
  },
];
