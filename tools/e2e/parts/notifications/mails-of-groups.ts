import type { Outcome } from '../../../report';
import type { RenderedAlertmanager } from '../../model/rendered-alertmanager';
import { once } from '../../once';
import type { Mail } from '../../programs/mail-server';
import type { Need } from '../../suite/need';
import { action, check, type Step } from '../../suite/step';
import { isAbout, isResolved, mailsAbout, numberLabel, numbersIn, whenQuiet } from './mails';
import type { Playing } from './playing';
import { startSeconds, turnSeconds } from './waits';

type Needs = { readonly playing: Need<Playing> };

const group = (alertname: string) => ({ alertname, namespace: 'shop', severity: 'critical' });

const ten = Array.from({ length: 10 }, (_, index) => `n${index}`);

/** Until each pod has had its turn, and could have sent what another has sent already. */
const quietSeconds = ({ replicas }: RenderedAlertmanager): number => replicas * turnSeconds;

/** What is told at once, and the mails about it. */
export function firstAlerts(alertmanager: RenderedAlertmanager, needs: Needs): Step[] {
  const names = ['E2eTen', 'E2eSame', 'E2eInhibited'];
  // All of them are told at once, and so waited for once.
  const quiet = once(({ server }: Playing) =>
    whenQuiet(async () => (await Promise.all(names.map((name) => mailsAbout(server, name)))).flat(), {
      least: names.length,
      seconds: startSeconds + alertmanager.groupWait + 60,
      quietSeconds: quietSeconds(alertmanager),
    }),
  );
  const about = async (given: Playing, alertname: string) =>
    (await quiet(given)).filter((mail) => isAbout(alertname, mail));
  return [
    action({
      name: 'alerts are told',
      needs,
      act: async ({ playing: { senders } }) => {
        await senders.fire(...ten.map((number) => ({ ...group('E2eTen'), [numberLabel]: number })));
        await senders.fire(...ten.map(() => ({ ...group('E2eSame'), [numberLabel]: 'same' })));
        await senders.fire({ ...group('E2eInhibited'), [numberLabel]: 'critical' });
        await senders.fire({ ...group('E2eInhibited'), severity: 'warning', [numberLabel]: 'warning' });
      },
    }),
    check({
      name: 'ten alerts of one group that differ in one label, each sent by two senders, are one mail',
      asked: 'mails about E2eTen: one, with ten alerts',
      needs,
      find: async ({ playing }) => oneMail(await about(playing, 'E2eTen'), ten),
    }),
    check({
      name: 'ten alerts with equal labels are one',
      asked: 'mails about E2eSame: one, with one alert',
      needs,
      find: async ({ playing }) => oneMail(await about(playing, 'E2eSame'), ['same']),
    }),
    check({
      name: 'a critical alert keeps the warning of the same name away',
      asked: 'mails about E2eInhibited: one, with the critical alert alone',
      needs,
      find: async ({ playing }) => oneMail(await about(playing, 'E2eInhibited'), ['critical']),
    }),
  ];
}

/** What ends is told once more. */
export const endedAlerts = (alertmanager: RenderedAlertmanager, needs: Needs): Step[] => [
  check({
    name: 'ten alerts that have ended are one mail',
    asked: 'mails about E2eTen that say so: one, with ten alerts',
    needs,
    find: async ({ playing: { senders, server } }) => {
      await senders.end('E2eTen');
      const ended = async () => (await mailsAbout(server, 'E2eTen')).filter(isResolved);
      const seconds = 2 * alertmanager.groupInterval + 60;
      return oneMail(await whenQuiet(ended, { least: 1, seconds, quietSeconds: quietSeconds(alertmanager) }), ten);
    },
  }),
];

function oneMail(mails: readonly Mail[], numbers: readonly string[]): Outcome {
  const [mail] = mails;
  const found = mail ? numbersIn(mail) : [];
  const passed = mails.length === 1 && [...found].sort().join() === [...numbers].sort().join();
  const subjects = mails.map(({ subject }) => subject).join(' | ');
  return {
    passed,
    got: `${mails.length} mails (${subjects}), the first with ${found.length} alerts: ${found.join(' ')}`,
  };
}
