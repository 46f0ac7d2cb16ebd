import { randomBytes } from 'node:crypto';
import { inUrl } from '../cluster/addresses';
import type { Secret } from '../cluster/kubernetes';
import { type Pod, portOf } from '../cluster/pod';
import { replaceSecretFile } from '../cluster/secret-files';
import type { Crossing } from '../model/crossing';
import { required } from '../model/unmet-need';
import { IngressController } from '../programs/ingress-controller';
import { Sender } from '../send/otlp';
import { inSender, joined, type Need } from '../suite/need';
import type { Run } from '../suite/run';
import { played } from './played';
import { program } from './programs';
import { running } from './running';

/** The tokens of this run: the one that everything begins with, and its successor. */
export const tokens = { first: randomBytes(32).toString('hex'), next: randomBytes(32).toString('hex') } as const;

/** A crossing whose ingress controller can be started. */
export interface OpenCrossing {
  readonly ingress: IngressController;
  /** Changes the Secret with those who may send: these tokens are valid for the sender. */
  allow(...valid: readonly string[]): void;
  /** Changes the token of everybody who sends. */
  use(token: string): void;
}

/** A crossing with a forwarder in the sending cluster. */
export interface ForwardedCrossing extends OpenCrossing {
  /** An application of the sending cluster. */
  sender(pod: Pod, resource?: Readonly<Record<string, string>>): Sender;
  /** Where the forwarder shows its metrics. */
  readonly metricsUrl: string;
}

const opened = new WeakMap<Run, OpenCrossing>();

const linesOf = ({ names }: Crossing, valid: readonly string[]): string =>
  valid.map((token) => `${names.sender} ${token}\n`).join('');

/** The crossing for every sender. The gateway of the other cluster must run. */
export function ingressOf(crossing: Crossing): Need<OpenCrossing> {
  const { gateway, to, senders, token, tokenReaders } = crossing;
  const pod = { name: 'ingress', hostNames: to.map(({ host }) => host) };
  const [workload] = gateway.workloads;
  if (!workload) throw new Error(`${gateway.name} has no workload`);
  const [passing, at, nginx] = [running(workload.peer), inSender(played(pod)), program('nginx')];
  const secret = (namespace: string, name: string, key: string, text: string): Secret => ({
    kind: 'Secret',
    metadata: { name, namespace },
    stringData: { [key]: text },
  });
  const [tokensKey = ''] = senders.keys;
  return {
    prepares: joined([
      at,
      nginx,
      {
        prepares: {
          objects: () => [secret(senders.namespace, senders.name, tokensKey, linesOf(crossing, [tokens.first]))],
          sender: {
            objects: () =>
              tokenReaders.map(({ targetNamespace }) =>
                secret(targetNamespace.name, token.secretName, token.key, tokens.first),
              ),
          },
        },
      },
    ]),
    find: (run) => {
      const { sender } = run;
      const [here, place, file] = [passing.find(run), at.find(run), nginx.find(run)];
      if ('missing' in here) return here;
      if ('missing' in place) return place;
      if ('missing' in file) return file;
      if (!sender) throw new Error('nobody sends');
      const gatewayPod = here.given.pod;
      const existing = opened.get(run);
      if (existing) return { given: existing };
      const target = `${inUrl(gatewayPod.address)}:${portOf(gatewayPod, 'http')}`;
      const made: OpenCrossing = {
        ingress: new IngressController({
          program: file.given,
          address: place.given.address,
          network: sender.cluster.network,
          hosts: Object.fromEntries(to.map(({ host }) => [host, target])),
          certificate: sender.cluster.certificate,
          folder: run.folder.make('ingress'),
        }),
        allow: (...valid) =>
          replaceSecretFile(run.folder, gatewayPod, senders.name, tokensKey, linesOf(crossing, valid)),
        use: (next) => {
          const pods = tokenReaders.flatMap(({ workloads }) =>
            workloads.map(({ peer }) => sender.cluster.podBehind(peer)),
          );
          for (const each of pods) replaceSecretFile(sender.folder, each, token.secretName, token.key, next);
        },
      };
      opened.set(run, made);
      return { given: made };
    },
  };
}

/** The crossing through a forwarder. Forwarder and gateway must run. Throws an UnmetNeed where applications send straight. */
export function forwarded(crossing: Crossing): Need<ForwardedCrossing> {
  const { otlp, metrics } = required(crossing.forwarder, 'somebody in the other environment who sends OTLP on');
  const [open, forwarder] = [ingressOf(crossing), inSender(running(otlp.peer))];
  return {
    prepares: open.prepares,
    find: (run) => {
      const [found, there] = [open.find(run), forwarder.find(run)];
      if ('missing' in found) return found;
      if ('missing' in there) return there;
      const { cluster } = run.sender ?? run;
      return {
        given: {
          ...found.given,
          sender: (from, resource) => new Sender(cluster.urlOf(otlp), from, resource),
          metricsUrl: cluster.urlOf(metrics),
        },
      };
    },
  };
}
