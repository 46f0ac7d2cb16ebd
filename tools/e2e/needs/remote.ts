import { randomBytes } from 'node:crypto';
import type { Endpoint } from '../../../constructs/kit';
import { sumShown } from '../../shown-metrics';
import { inUrl } from '../cluster/addresses';
import type { Pod } from '../cluster/pod';
import { replaceSecretFile } from '../cluster/secret-files';
import type { RemoteSender, Remotes } from '../model/remotes';
import { RemoteServer, silentHost } from '../programs/remote/server';
import { Sender } from '../send/otlp';
import { joined, type Need } from '../suite/need';
import type { Run } from '../suite/run';
import { played } from './played';
import { running } from './running';

/** The token of this run. */
const token = randomBytes(32).toString('hex');

/** A cloud, and those who send to it. */
export interface RunningRemote {
  readonly server: RemoteServer;
  /** An application that sends to one of those who send to the cloud, or a copy. */
  sender(to: RemoteSender, pod: Pod, resource?: Readonly<Record<string, string>>): Sender;
  /** Has everybody show another token, or again the one that is known. */
  use(which: 'known' | 'unknown'): void;
  /** The sum of the series of one of those who send whose lines begin so. */
  sum(of: Endpoint<'prometheus.exposition'>, begin: RegExp): Promise<number>;
}

const remotes = new WeakMap<Run, RunningRemote>();

/** The cloud, open, and a host for copies that says nothing. Those who send must run. */
export function remoteHost(model: Remotes): Need<RunningRemote> {
  const { host, copyHost, alone, agentMetrics, copying, secrets } = model;
  const [cloud, silent] = [
    played({ name: 'cloud', hostNames: [host] }),
    played({ name: 'copies', hostNames: [copyHost] }),
  ];
  const senders = [...alone, ...copying].map(({ metrics }) => metrics);
  const programs = [...senders, agentMetrics].map(({ peer }) => running(peer));
  const objects = () =>
    secrets.map(({ namespace, name, keys }) => ({
      kind: 'Secret' as const,
      metadata: { name, namespace },
      stringData: Object.fromEntries(keys.map((key) => [key, token])),
    }));
  return {
    prepares: joined([cloud, silent, { prepares: { objects } }]),
    find: (run) => {
      const missing = programs.map((need) => need.find(run)).find((each) => 'missing' in each);
      if (missing) return missing;
      const [at, away] = [cloud.find(run), silent.find(run)];
      if ('missing' in at) return at;
      if ('missing' in away) return away;
      const existing = remotes.get(run);
      if (existing) return { given: existing };
      const made = make(run, model, at.given);
      void silentHost(away.given.address);
      remotes.set(run, made);
      return { given: made };
    },
  };
}

function make(run: Run, model: Remotes, at: Pod): RunningRemote {
  const { cluster, folder } = run;
  const server = new RemoteServer({ address: at.address, certificate: cluster.certificate, token });
  return {
    server,
    sender: ({ otlp }, pod, resource) => new Sender(cluster.urlOf(otlp), pod, resource),
    use: (which) => {
      for (const { peer } of [...model.alone.map(({ metrics }) => metrics), model.agentMetrics]) {
        const shown = which === 'known' ? token : `${token}0`;
        replaceSecretFile(folder, cluster.podBehind(peer), model.token.secretName, model.token.key, shown);
      }
    },
    sum: ({ peer, targetPort, path }, begin) =>
      sumShown(`http://${inUrl(cluster.podBehind(peer).address)}:${targetPort}${path}`, begin),
  };
}
