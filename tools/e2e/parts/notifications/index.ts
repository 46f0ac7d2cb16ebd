import { renderedAlertmanager } from '../../model/rendered-alertmanager';
import type { Part } from '../../suite/part';
import { action, check } from '../../suite/step';
import { hearsSilence } from './dead-mans-switch';
import { killOne, serverAway } from './losses';
import { endedAlerts, firstAlerts } from './mails-of-groups';
import { findEachOther } from './members';
import { playing } from './playing';
import { silences } from './silences';
import { tellers } from './tellers';

export interface NotificationsProps {
  /** How long the mail server is away. */
  readonly awaySeconds: number;
}

/** Two senders tell every pod of Alertmanager the same alerts, and people get each once, by mail. */
export const notifications = ({ awaySeconds }: NotificationsProps): Part => ({
  title: 'Who is told of alerts, and how often',
  steps: (stage) => {
    const alertmanager = renderedAlertmanager(stage);
    const needs = playing(alertmanager);
    const silence = hearsSilence(alertmanager);
    const silenced = silences(alertmanager, needs);
    return [
      check({
        name: 'the pods of Alertmanager find each other',
        asked: `/api/v2/status: ${alertmanager.replicas} members, within 120 s`,
        needs,
        find: async ({ playing: { server, members } }) => {
          await server.start();
          return findEachOther(members);
        },
      }),
      ...silence.before,
      ...firstAlerts(alertmanager, needs),
      ...endedAlerts(alertmanager, needs),
      ...silenced.beforeLoss,
      check({
        name: 'one Alertmanager is killed: no notification is lost, and none comes more than twice',
        asked: 'mails about each of 30 groups: one or two',
        needs,
        find: (given) => killOne(given.playing, alertmanager),
      }),
      ...silenced.afterLoss,
      check({
        name: `the mail server is away for ${awaySeconds} s: no notification is lost`,
        asked: 'mails about each of 10 groups: one, at most one from each pod',
        needs,
        find: (given) => serverAway(given.playing, alertmanager, awaySeconds),
      }),
      ...tellers(stage, alertmanager, needs),
      ...silenced.atEnd,
      ...silence.after,
      action({ name: 'the senders end', needs, act: (given) => given.playing.senders.stop() }),
    ];
  },
});
