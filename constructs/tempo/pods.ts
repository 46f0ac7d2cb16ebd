import { type Component, type ResourceProps, seconds, toYaml, Workload } from '../kit';
import type { Mount } from '../kit/pods/volumes';
import { connectStorage, monolith, storagePod } from '../stores';
import type { StorePods } from '../stores/forms';
import type { TempoConfiguration } from './config';
import { dataFolder, httpPort, otlpPort, ports } from './places';
import type { TempoProps } from './props';

/** Which workload of a Tempo does what, the same for every form. */
export interface TempoPods extends StorePods {
  /** Who makes metrics of spans, where some are made. */
  readonly generator?: Workload;
}

/** What one process is made from. */
export interface OnePodProps {
  readonly props: TempoProps;
  readonly resources: ResourceProps;
  readonly mounts: readonly Mount[];
  readonly configuration: () => TempoConfiguration;
}

/** One process, which is everything. */
export function onePod(tempo: Component, { props, resources, mounts, configuration }: OnePodProps): TempoPods {
  const { storage, disk } = props;
  const workload = new Workload(
    tempo,
    monolith({
      program: 'tempo',
      configMap: tempo.name,
      image: tempo.images.tempo,
      configuration: () => toYaml(configuration()),
      ports: { http: httpPort(props), grpc: ports.grpc, ...otlpPort },
      mounts,
      dataFolder,
      disk,
      storagePod: storagePod(tempo, storage),
      resources,
      // Within a second everything is in the write-ahead log on the volume, and within half a minute its workers have ended. Then it waits
      // for queriers that have ended before: once it has answered a query, it never ends by itself.
      terminationGrace: seconds(45),
    }),
  );
  connectStorage(tempo, workload, storage);
  return { push: workload, query: workload, generator: workload, workloads: [workload], everyPod: false };
}
