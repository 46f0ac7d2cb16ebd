import type { Endpoint } from '../kit';
import { sentMetrics } from '../kit/model/protocols';
import type { SharedSource } from '../kit/model/shared-source';
import type { WatchedAddress } from '../kit/vocabulary/watched';
import { metricsOfJob, shownByKubelets } from '../scrape/shared-source';
import type { KubePrometheusStackProps } from './props';

/** What the Prometheus of the stack pulls that an agent may send to it too. `endpoints`: where it is asked and sent to. */
export function sharedSources(
  { kubelet = true }: Pick<KubePrometheusStackProps, 'kubelet'>,
  watched: readonly WatchedAddress[],
  endpoints: readonly Endpoint[],
): readonly SharedSource[] {
  const keptAt = endpoints.filter(({ protocol }) => sentMetrics.includes(protocol));
  const stored = { sentBy: [], keptAt };
  const unless = 'kubelet: false of the KubePrometheusStack where the chart has kubelet.enabled: false';
  return [
    ...(kubelet ? ['kubelet', 'cadvisor'] : []).map((name) => ({
      ...shownByKubelets({ name }),
      property: 'kubelet',
      unless,
      ...stored,
    })),
    ...watched.map(({ job }) => ({ ...metricsOfJob(job), property: 'watch', ...stored })),
  ];
}
