import { eventually, sleep } from '../../../wait';
import type { Mail, MailServer } from '../../programs/mail-server';

/** The label by which the alerts of a run are told apart. */
export const numberLabel = 'e2e_number';

/** Whether a mail is about an alert. Its group is in the subject, and each alert's name among its labels. */
export const isAbout = (alertname: string, { content }: Mail): boolean =>
  new RegExp(`\\balertname\\s*=\\s*${alertname}\\b`).test(content);

/** The alerts in a mail, by their numbers. */
export const numbersIn = ({ content }: Mail): string[] =>
  [...content.matchAll(new RegExp(`\\b${numberLabel}\\s*=\\s*([\\w-]+)`, 'g'))].map(([, number = '']) => number);

export const isResolved = ({ subject }: Mail): boolean => subject.startsWith('[RESOLVED]');

/** The mails about an alert. */
export const mailsAbout = async (server: MailServer, alertname: string): Promise<readonly Mail[]> =>
  (await server.mails()).filter((mail) => isAbout(alertname, mail));

/**
 * The mails that are right, when at least `least` have come and no more come: a second mail would come from a pod that has not heard
 * of the first, after its turn. `quietSeconds`: until every pod has had its turn.
 */
export async function whenQuiet(
  find: () => Promise<readonly Mail[]>,
  wait: { readonly least: number; readonly seconds: number; readonly quietSeconds: number },
): Promise<readonly Mail[]> {
  await eventually(wait.seconds, async () => ((await find()).length >= wait.least ? true : undefined), 1000);
  await sleep(wait.quietSeconds * 1000);
  return find();
}
