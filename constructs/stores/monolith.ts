import type { WorkloadProps } from '../kit';
import { type ComponentProps, componentValidators } from '../kit/environment/component-props';
import type { Image } from '../kit/model/image';
import { type Bytes, type Duration, days, hours, mebibytes, minutes, seconds } from '../kit/model/units';
import { bytes, describe, duration, optional, type Validators, whenSound } from '../kit/model/validation';
import type { ConfigurationFiles } from '../kit/pods/configuration';
import { type PortProps, type ResourceProps, resourceValidator } from '../kit/pods/container';
import { type Mount, scratch } from '../kit/pods/volumes';
import { type ObjectStorage, objectStorage, type StoragePod } from './object-storage';

/** What every store takes that keeps its data on a local disk. */
export interface StoreProps extends ComponentProps {
  /** How long data is kept. */
  readonly retention: Duration;
  /** The volume for everything that it keeps, its write-ahead log included. */
  readonly disk: Bytes;
  /**
   * The longest that a query may take. Its callers, the gateway and Grafana, wait longer than this. Default: 5 minutes.
   */
  readonly queryTimeout?: Duration;
  /** Requests and limit. Default: the component's own, for a small cluster. */
  readonly resources?: ResourceProps;
}

/** A store for less would be asked for what it no longer has. */
const leastRetention = hours(1);

export const storeValidators: Validators<StoreProps> = {
  ...componentValidators,
  retention: whenSound(duration('days(3)'), days(3), (kept) =>
    kept.seconds < leastRetention.seconds
      ? [`${describe(kept)} is shorter than an hour, and what is asked for would be gone`, 'hours(1) or more']
      : undefined,
  ),
  disk: bytes('gibibytes(10)'),
  queryTimeout: optional(duration('minutes(5)')),
  resources: optional(resourceValidator),
};

/** What every store takes that can keep its data in object storage. */
export interface BucketStoreProps extends StoreProps {
  /**
   * Where it keeps its data, if not on its volume: `s3({ … })`, `gcs({ … })` or `azure({ … })`. The volume is then for the write-ahead
   * log and for what is at hand, so `disk` can be smaller. Default: everything is on the volume.
   */
  readonly storage?: ObjectStorage;
}

export const bucketStoreValidators: Validators<BucketStoreProps> = {
  ...storeValidators,
  storage: optional(objectStorage),
};

/** What makes one of Grafana's stores, Loki, Mimir, Pyroscope or Tempo, differ from the others as a workload. */
export interface MonolithProps {
  /** The program's name, for its configuration file in `/etc`. */
  readonly program: string;
  /** The ConfigMap's name. */
  readonly configMap: string;
  /** The program's image. */
  readonly image: Image;
  /** The configuration as text, asked for when every component is there. */
  readonly configuration: () => string;
  /** Files beside the configuration. Default: none. */
  readonly furtherFiles?: readonly ConfigurationFiles[];
  /** Ports by name; one of them is `http`, where `/ready` answers. */
  readonly ports: Readonly<Record<string, PortProps>>;
  /** Where the program keeps its data. */
  readonly dataFolder: string;
  /** Secrets of those whom it calls. Default: none. */
  readonly mounts?: readonly Mount[];
  /** The size of the volume behind it. */
  readonly disk: Bytes;
  /** What its pod has because its data is in a bucket. Undefined: it is on the volume. */
  readonly storagePod?: StoragePod;
  /** Whether variables in its configuration are to be replaced. Default: they are not. */
  readonly expandsVariables?: boolean;
  /** Requests and limit. */
  readonly resources: ResourceProps;
  /** How long it may take to end. Default: as long as requests may be under way, or as it takes to bring what is in memory into a bucket. */
  readonly terminationGrace?: Duration;
  /** When it fails, the container is restarted. Default: none, as upstream has it for all but Loki. */
  readonly liveness?: WorkloadProps['liveness'];
}

/** Loki, Mimir, Pyroscope or Tempo as one process with all of its parts, on a volume of its own. */
export function monolith(props: MonolithProps): WorkloadProps {
  const folder = `/etc/${props.program}`;
  const file = `${props.program}.yaml`;
  return {
    kind: 'StatefulSet',
    image: props.image,
    args: [
      `-config.file=${folder}/${file}`,
      '-target=all',
      ...(props.expandsVariables ? ['-config.expand-env=true'] : []),
    ],
    configuration: [
      { name: props.configMap, mountPath: folder, files: () => ({ [file]: props.configuration() }) },
      ...(props.furtherFiles ?? []),
    ],
    // The user of the images.
    identity: { user: 10001 },
    ports: props.ports,
    data: { mountPath: props.dataFolder, size: props.disk },
    ...props.storagePod,
    mounts: [scratch('tmp', '/tmp', mebibytes(64)), ...(props.mounts ?? []), ...(props.storagePod?.mounts ?? [])],
    goProgram: true,
    resources: props.resources,
    readiness: { path: '/ready', port: 'http' },
    liveness: props.liveness,
    // What is in memory stands in the write-ahead log on the volume, so this is for the requests that are under way. Where data is
    // in a bucket, it is brought there first.
    terminationGrace: props.terminationGrace ?? (props.storagePod ? minutes(5) : seconds(120)),
  };
}
