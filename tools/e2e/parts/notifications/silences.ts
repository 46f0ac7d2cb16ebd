import { askJson } from '../../../http';
import type { Outcome } from '../../../report';
import { askUntil } from '../../../wait';
import { inUrl } from '../../cluster/addresses';
import { type Pod, portOf } from '../../cluster/pod';
import type { RenderedAlertmanager } from '../../model/rendered-alertmanager';
import type { MailServer } from '../../programs/mail-server';
import type { Need } from '../../suite/need';
import { action, check, type Step } from '../../suite/step';
import { mailsAbout, numberLabel } from './mails';
import { firstToSend } from './members';
import type { Playing } from './playing';

const silenced = 'E2eSilenced';
/** Of the same moment, so that it is seen that people are told at all. */
const heard = 'E2eHeard';

interface Silence {
  readonly status: { readonly state: string };
  readonly matchers: readonly { readonly value: string }[];
}

const silencesOf = (pod: Pod): string => `http://${inUrl(pod.address)}:${portOf(pod, 'http')}/api/v2/silences`;

/** A silence is made at the pod that is killed then, and holds at all of them. Nothing where there is one pod. */
export function silences(
  { replicas }: RenderedAlertmanager,
  needs: { readonly playing: Need<Playing> },
): { readonly beforeLoss: readonly Step[]; readonly afterLoss: readonly Step[]; readonly atEnd: readonly Step[] } {
  if (replicas === 1) return { beforeLoss: [], afterLoss: [], atEnd: [] };
  return {
    beforeLoss: [
      action({
        name: 'something is silenced',
        needs,
        act: async ({ playing: { members } }) => {
          await silence((await firstToSend(members)).pod);
          await holdsEverywhere(members.map(({ pod }) => pod));
        },
      }),
    ],
    afterLoss: [
      check({
        name: 'a silence survives the pod at which it was made',
        asked: '/api/v2/silences at each pod: it is active',
        needs,
        find: ({ playing: { members } }) => holdsEverywhere(members.map(({ pod }) => pod)),
      }),
      action({
        name: 'what is silenced fires, and something else',
        needs,
        act: ({ playing: { senders } }) =>
          senders.fire(
            ...[silenced, heard].map((alertname) => ({
              ...{ alertname, namespace: 'shop', severity: 'critical', [numberLabel]: '1' },
            })),
          ),
      }),
    ],
    atEnd: [
      check({
        name: 'nobody is told of what is silenced',
        asked: `mails about ${silenced}: none; about ${heard}, of the same moment: one or more`,
        needs,
        find: ({ playing: { server } }) => isSilent(server),
      }),
    ],
  };
}

async function silence(pod: Pod): Promise<void> {
  const now = Date.now();
  await askJson(silencesOf(pod), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      matchers: [{ name: 'alertname', value: silenced, isRegex: false, isEqual: true }],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 3_600_000).toISOString(),
      createdBy: 'the run',
      comment: 'It is to survive a pod.',
    }),
  });
}

async function holdsEverywhere(pods: readonly Pod[]): Promise<Outcome> {
  const look = () => Promise.all(pods.map((pod) => askJson<readonly Silence[]>(silencesOf(pod))));
  const isActive = (list: readonly Silence[]) =>
    list.some(({ status, matchers }) => status.state === 'active' && matchers[0]?.value === silenced);
  const found = await askUntil(60, look, (lists) => lists.every(isActive), 1000);
  return {
    passed: found.length > 1 && found.every(isActive),
    got: found.map((list, index) => `${pods[index]?.name} ${isActive(list) ? 'active' : 'not'}`).join(', '),
  };
}

async function isSilent(server: MailServer): Promise<Outcome> {
  const [of, others] = await Promise.all([mailsAbout(server, silenced), mailsAbout(server, heard)]);
  return { passed: of.length === 0 && others.length > 0, got: `${of.length} and ${others.length} mails` };
}
