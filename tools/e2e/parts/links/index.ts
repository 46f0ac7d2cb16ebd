import { required } from '../../model/unmet-need';
import type { Part } from '../../suite/part';
import { datasourceAt, renderedDatasources } from './datasources';
import { fromLogs, toContainers } from './from-logs';
import { fromMetrics } from './from-metrics';
import { fromTraces } from './from-traces';
import { type Failing, followed } from './logged-error';
import { type ProfileLinks, toProfiles } from './to-profiles';

export interface LinksProps {
  /** How the application calls the histogram of the requests that it serves. */
  readonly histogram: string;
  /** The edges of the service map that its spans make: to those whom it calls, if they name them, or only from its callers. */
  readonly edges: 'to others' | 'from others';
  /** Whether the run's kubelet measures the containers of the run, to whose use lines lead. Default: it does not. */
  readonly containers?: boolean;
  /** What else leads to profiles. Default: nothing. */
  readonly profiles?: ProfileLinks;
}

/** The links of the rendered datasources, followed for a real error of an application. */
export const links = (application: Failing, { histogram, edges, containers, profiles }: LinksProps): Part => ({
  title: 'The links between the datasources',
  steps: ({ model, manifests }) => {
    const { error, follow } = followed(model, application);
    const datasources = renderedDatasources(manifests);
    const logs = datasourceAt(datasources, model.logStore);
    const traces = datasourceAt(datasources, model.traceStore);
    const metrics = datasourceAt(datasources, model.metricStore);
    const spanMetrics = datasourceAt(datasources, model.traceMetrics.store);
    const ways = {
      'a link from logs to traces': fromLogs(logs, traces, follow),
      ...(containers ? { 'a link from logs to metrics': toContainers(logs, metrics, follow) } : {}),
      'a link from traces to logs or metrics': fromTraces(
        traces,
        { logs, metrics, spanMetrics },
        application,
        edges,
        follow,
      ),
      'a link from metrics to logs or traces': fromMetrics(metrics, { logs, traces }, application, histogram, follow),
    };
    const steps = Object.entries(ways).flatMap(([need, way]) => required(way.length > 0 ? way : undefined, need));
    return [error, ...steps, ...(profiles ? toProfiles(model, datasources, profiles) : [])];
  },
});
