import type { Endpoint } from '../../kit';
import { longerThan } from '../../kit/model/timeouts';

/** A query that Grafana shows when a value is clicked. https://grafana.com/docs/grafana/latest/administration/correlations/ */
export interface Correlation {
  readonly targetUID: string;
  readonly label: string;
  readonly description: string;
  readonly config: {
    readonly type: 'query';
    /** The column whose values get the link. */
    readonly field: string;
    readonly target: object;
  };
}

/** A datasource as Grafana's file knows it. https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export interface ProvisionedDatasource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly access: 'proxy';
  readonly url: string;
  readonly isDefault?: boolean;
  readonly editable: false;
  readonly jsonData: object;
  readonly correlations?: readonly Correlation[];
}

/**
 * How long Grafana waits for an answer, in seconds: longer than the store takes at most. By default it gives up after 30. The datasources of
 * Prometheus, Loki, Tempo and Pyroscope make their HTTP clients with it, if it is a number; what Tempo streams by gRPC has no such bound.
 * https://github.com/grafana/grafana-plugin-sdk-go/blob/main/backend/http_settings.go
 */
export const waits = ({ offers }: Endpoint<'prometheus.query' | 'loki.query' | 'tempo.query' | 'pyroscope.query'>) => ({
  timeout: longerThan(offers.timeout).seconds,
});
