import { pods as network } from '../cluster/network';
import { firstNode, type Pod, podOf } from '../cluster/pod';
import { type Agent, alloy, promtail } from './agents';

/** Pods of other people's applications: the run sends from their addresses, and writes their log files. */
export interface PlayedPods {
  readonly shop: Pod;
  /** Two pods of one service. */
  readonly checkout: readonly [Pod, Pod];
  readonly logging: Readonly<Record<Agent['program'], LoggingPods>>;
}

/** The pods on an agent's node. */
export interface LoggingPods {
  readonly printing: Pod;
  /** Prints nothing but stack traces. */
  readonly failing: Pod;
  /** Instrumented with `logs: otlp`: what it sends is stored. */
  readonly sending: Pod;
}

export function playedPods(): PlayedPods {
  const loggingOn = ({ program, node }: Agent, first: number): LoggingPods => ({
    printing: application(`orders-${program}`, first, { node }),
    failing: application(`returns-${program}`, first + 1, { node }),
    sending: application(`payments-${program}`, first + 2, { node, labels: { 'lgtm-cdk8s/logs': 'otlp' } }),
  });
  return {
    shop: application('shop', 201),
    checkout: [
      application('checkout-a', 202, { service: 'checkout' }),
      application('checkout-b', 203, { service: 'checkout' }),
    ],
    logging: { alloy: loggingOn(alloy, 211), promtail: loggingOn(promtail, 221) },
  };
}

interface ApplicationProps {
  /** Default: the first. */
  readonly node?: string;
  /** Default: the workload's name. */
  readonly service?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

function application(name: string, number: number, props: ApplicationProps = {}): Pod {
  const { node = firstNode, service = name, labels = {} } = props;
  const template = {
    metadata: { labels: { 'app.kubernetes.io/name': service, ...labels } },
    spec: {
      serviceAccountName: 'default',
      nodeName: node,
      containers: [{ name: 'application', image: 'example.com/application:1' }],
    },
  };
  const workload = { kind: 'Deployment', metadata: { name, namespace: 'shop' }, spec: { template } };
  return podOf(workload, `${network}.${number}`);
}

export function allPods({ shop, checkout, logging }: PlayedPods): Pod[] {
  return [shop, ...checkout, ...Object.values(logging).flatMap((pods: LoggingPods) => Object.values<Pod>({ ...pods }))];
}
