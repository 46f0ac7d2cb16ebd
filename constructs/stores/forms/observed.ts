import type { Component, Workload } from '../../kit';
import type { Observed } from '../../kit/vocabulary/alert-forms';
import { signalLabels } from '../../kit/vocabulary/signal-labels';

/** Whose metrics a store's alerts are about: those of all its workloads. */
export function observedPods(component: Component, workloads: readonly Pick<Workload, 'name'>[]): Observed {
  const { name, targetNamespace } = component;
  const suffixes = workloads.map((workload) => workload.name.slice(name.length)).filter((suffix) => suffix !== '');
  if (suffixes.length === 0) return component;
  const names = `${name}(${suffixes.join('|')})?`;
  return {
    matchers: `${signalLabels['k8s.namespace.name']}="${targetNamespace.name}", ${signalLabels['service.name']}=~"${names}"`,
  };
}
