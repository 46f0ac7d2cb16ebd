import { type Component, type ResourceProps, toYaml, Workload } from '../kit';
import type { ConfigurationFiles } from '../kit/pods/configuration';
import { connectStorage, expandsVariables, monolith, onlyKnownVariables, storagePod } from '../stores';
import type { StorePods } from '../stores/forms';
import type { MimirConfiguration } from './config';
import { dataFolder, prefixesOf } from './places';
import type { MimirProps } from './props';

/** Which workload of a Mimir does what, the same for every form. */
export interface MimirPods extends StorePods {
  /** Who tells of alerts; nobody where there is nothing to evaluate. */
  readonly ruler?: Workload;
}

/** What the pods are made from. */
export interface MimirPodsProps {
  readonly props: MimirProps;
  readonly resources: ResourceProps;
  /** The rules that are evaluated; none where there are none. */
  readonly rules: readonly ConfigurationFiles[];
  readonly configuration: () => MimirConfiguration;
}

export const ports = { http: { container: 8080 }, grpc: { container: 9095 } };

/** One process, which is everything. */
export function onePod(mimir: Component, { props, resources, rules, configuration }: MimirPodsProps): MimirPods {
  const { storage } = props;
  const workload = new Workload(
    mimir,
    monolith({
      program: 'mimir',
      configMap: mimir.name,
      image: mimir.images.mimir,
      configuration: () => onlyKnownVariables(mimir.check, storage, toYaml(configuration())),
      furtherFiles: rules,
      ports,
      dataFolder,
      disk: props.disk,
      storagePod: storagePod(mimir, storage),
      expandsVariables: expandsVariables(storage),
      resources,
    }),
  );
  if (mimir.check.sound('form'))
    connectStorage(mimir, workload, storage, storage && Object.values(prefixesOf(storage)));
  return { push: workload, query: workload, ruler: workload, workloads: [workload], everyPod: false };
}
