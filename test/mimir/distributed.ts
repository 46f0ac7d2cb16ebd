import {
  accessKey,
  alert,
  type Cluster,
  days,
  type Environment,
  external,
  type Form,
  type FormProps,
  type LoadProps,
  load,
  megabytesPerSecond,
  minutes,
  plainNetwork,
  s3,
  seconds,
} from '../../constructs';
import { Mimir, type MimirFormProps } from '../../constructs/mimir';
import { testEnvironment } from '../support';

/** A Mimir of several pods. */

/** Something to evaluate. */
export const alerts = [
  alert({
    name: 'QueueLong',
    expression: 'max by (pod) (queue_length) > 100',
    holdsFor: minutes(5),
    severity: 'warning',
    summary: 'A queue is long.',
    description: 'That of {{ $labels.pod }}.',
  }),
];

export const threeZones: Cluster = { network: plainNetwork(), nodes: 6, zones: ['a', 'b', 'c'] };

export const loadOf = (props: Partial<LoadProps> = {}) =>
  load({
    nodes: 6,
    pods: 120,
    activeSeries: 100_000,
    scrapeInterval: seconds(15),
    logs: megabytesPerSecond(1),
    spansPerSecond: 100,
    queriesPerSecond: 2,
    retention: { metrics: days(30), logs: days(7), traces: days(3) },
    ...props,
  });

/** A bucket of somebody else's. */
export const bucketOf = (environment: Environment) =>
  s3({
    bucket: 'metrics',
    region: 'eu-central-1',
    endpoint: external(environment, {
      protocol: 's3',
      url: 'https://s3.eu-central-1.amazonaws.com',
      addresses: ['203.0.113.0/24'],
    }),
    credentials: accessKey({ secretName: 'metrics' }),
    prefix: 'mimir',
  });

export interface Given {
  readonly form: (props: FormProps) => Form;
  readonly load?: Partial<LoadProps>;
  readonly cluster?: Cluster;
  readonly props?: Omit<MimirFormProps, 'form'>;
  /** The same, where it is made of the environment. */
  readonly wired?: (environment: Environment) => Omit<MimirFormProps, 'form'>;
}

/** An environment with a Mimir in a form. */
export function mimirIn({ form, load: given, cluster = threeZones, props, wired }: Given) {
  const environment = testEnvironment(cluster);
  const mimir = new Mimir(environment, {
    ...props,
    ...wired?.(environment),
    form: form({ storage: bucketOf(environment), load: loadOf(given) }),
  });
  return { environment, mimir };
}

/** The kind and the replicas of each workload. */
export function workloadsOf(given: Given): Readonly<Record<string, readonly [kind: string, replicas: number]>> {
  const { environment } = mimirIn(given);
  environment.build();
  const objects = environment.components.flatMap((component) => component.objects.map((object) => object.toJson()));
  return Object.fromEntries(
    objects.flatMap(({ kind, metadata, spec }) =>
      spec?.template ? [[metadata.name, [kind, spec.replicas] as const] as const] : [],
    ),
  );
}
