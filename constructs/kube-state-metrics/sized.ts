import { type Environment, mebibytes, millicores, type ResourceProps } from '../kit';
import type { Checks } from '../kit/model/checks';
import type { Shown } from '../kit/model/shown';
import { checkMemory } from '../stores/capacity';
import { grouped, type Load, mostOfEach, reportLoad } from '../stores/sizing';
import type { KubeStateMetricsProps } from './props';
import { kubeStateMetricsNeed, kubeStateMetricsSize, shownOf } from './sizing';

/** Enough for a cluster with 100 nodes. */
export const usualResources: ResourceProps = {
  cpu: millicores(10),
  memory: mebibytes(64),
  memoryLimit: mebibytes(256),
};

/** What follows from a load: requests and limit, and how much is shown. Reports memory that is stated and too little for it. */
export function sizedBy(
  environment: Environment,
  check: Checks,
  load: Load,
  { resources, onlyAsked = false }: KubeStateMetricsProps,
): { readonly resources: ResourceProps; readonly shows: Shown } {
  reportLoad(environment, load);
  if (resources && check.sound('resources'))
    checkMemory(check, resources, {
      needed: mostOfEach(kubeStateMetricsNeed(load, onlyAsked)),
      load: `the objects of ${grouped(load.pods)} pods take`,
      less: 'no resources, which follow from the load then',
    });
  return { resources: kubeStateMetricsSize(load, onlyAsked).resources, shows: shownOf(load, onlyAsked) };
}
