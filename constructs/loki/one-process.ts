import { mebibytes, millicores, type ResourceProps, toYaml, Workload } from '../kit';
import { shownIn } from '../kit/model/shown-at';
import { connectStorage, expandsVariables, monolith, onlyKnownVariables, storagePod } from '../stores';
import { checkLoki } from './checks';
import { dataFolder, lokiConfiguration } from './config';
import { changedBy, type LokiPods, type PodsProps } from './pods';
import type { LokiProps } from './props';

/** Enough for about 1 MB of lines a second. */
const usualResources: ResourceProps = { cpu: millicores(100), memory: mebibytes(224), memoryLimit: mebibytes(512) };

/** Loki as one process. */
export function oneProcess({ loki, timeouts, rules, secrets }: PodsProps, props: LokiProps): LokiPods {
  const { storage, resources = usualResources } = props;
  const { environment } = loki;
  checkLoki(loki.check, props, resources);
  const configuration = () =>
    changedBy(
      loki,
      lokiConfiguration(
        { ...props, cluster: environment.cluster, shownAt: shownIn(loki.incoming), fileOf: secrets.fileOf },
        resources,
        timeouts,
      ),
      props,
    );
  const workload = new Workload(
    loki,
    monolith({
      program: 'loki',
      configMap: loki.name,
      image: environment.images.loki,
      configuration: () => onlyKnownVariables(loki.check, storage, toYaml(configuration())),
      furtherFiles: rules,
      mounts: secrets.mounts,
      ports: { http: { container: 3100 }, grpc: { container: 9095 } },
      dataFolder,
      disk: props.disk,
      storagePod: storagePod(loki, storage),
      expandsVariables: expandsVariables(storage),
      resources,
      liveness: { path: '/loki/api/v1/status/buildinfo', port: 'http', initialDelaySeconds: 60, failureThreshold: 6 },
    }),
  );
  connectStorage(loki, workload, storage);
  return {
    push: workload,
    query: workload,
    ruler: workload,
    workloads: [workload],
    everyPod: false,
    observed: loki,
    distributed: false,
  };
}
