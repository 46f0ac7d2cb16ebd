import { randomBytes } from 'node:crypto';
import type { Secret } from '../cluster/kubernetes';
import type { RenderedAlertmanager } from '../model/rendered-alertmanager';
import { MailServer } from '../programs/mail-server';
import type { Need } from '../suite/need';
import type { PlayedPod } from '../suite/played-pod';
import type { Run } from '../suite/run';
import { played } from './played';
import { program } from './programs';

/** The password of this run. */
const password = randomBytes(12).toString('hex');

const servers = new WeakMap<Run, MailServer>();

/** A mail server at the name that the environment has for it, one for the whole run. */
export function mailServer(alertmanager: RenderedAlertmanager): Need<MailServer> {
  const { mailServer: endpoint, tls, user } = alertmanager;
  const pod: PlayedPod = { name: 'mail-server', hostNames: [endpoint.host] };
  const [host, file] = [played(pod), program('mailpit')];
  return {
    prepares: { pods: [pod], programs: ['mailpit'], objects: () => secretsOf(alertmanager) },
    find: (run) => {
      const [at, found] = [host.find(run), file.find(run)];
      if ('missing' in at) return at;
      if ('missing' in found) return found;
      const server =
        servers.get(run) ??
        new MailServer({
          program: found.given,
          address: at.given.address,
          port: endpoint.port,
          folder: run.folder.make('mail-server'),
          certificate: tls ? run.cluster.certificate : undefined,
          user: user && { name: user.name, password },
        });
      servers.set(run, server);
      return { given: server };
    },
  };
}

/** The Secrets that somebody makes beforehand. What is in those of other receivers leads nowhere: nothing here calls them. */
function secretsOf({ component, user }: RenderedAlertmanager): Secret[] {
  const [secret, key] = user?.passwordFile.split('/').slice(-2) ?? [];
  return component.expectedSecrets.map(({ namespace, name, keys }) => ({
    kind: 'Secret',
    metadata: { name, namespace },
    stringData: Object.fromEntries(
      keys.map((each) => [each, name === secret && each === key ? password : 'http://nowhere.invalid/']),
    ),
  }));
}
