import type { Container } from '../../cluster/container';
import type { RenderedAlertmanager } from '../../model/rendered-alertmanager';
import { mailServer } from '../../needs/mail-server';
import { played } from '../../needs/played';
import { eachRunning } from '../../needs/running';
import type { MailServer } from '../../programs/mail-server';
import { allOf, joined, type Need } from '../../suite/need';
import type { Run } from '../../suite/run';
import { Senders } from './senders';

/** What the checks of this part work with. */
export interface Playing {
  readonly senders: Senders;
  readonly server: MailServer;
  /** Each pod of Alertmanager. */
  readonly members: readonly Container[];
}

/** The same senders for the whole run, as they go on telling what fires. */
export function playing({ push, ...alertmanager }: RenderedAlertmanager): { readonly playing: Need<Playing> } {
  const [server, members] = [mailServer({ push, ...alertmanager }), eachRunning(push.peer)];
  const from = allOf([played({ name: 'sender-a' }), played({ name: 'sender-b' })]);
  const known = new WeakMap<Run, Playing>();
  return {
    playing: {
      prepares: joined([server, members, from]),
      find: (run) => {
        const before = known.get(run);
        if (before) return { given: before };
        const [mail, pods, addresses] = [server.find(run), members.find(run), from.find(run)];
        if ('missing' in mail) return mail;
        if ('missing' in pods) return pods;
        if ('missing' in addresses) return addresses;
        const senders = new Senders(
          addresses.given.map(({ address }) => address),
          pods.given.map(({ pod }) => pod),
        );
        const given = { senders, server: mail.given, members: pods.given };
        known.set(run, given);
        return { given };
      },
    },
  };
}
