import type { Endpoint } from '../../kit';
import { longerThan } from '../../kit/model/timeouts';

/** What makes a variable from a value of the row. A link with a variable that has no value is not shown. */
export interface Transformation {
  readonly type: 'regex';
  /** The column. */
  readonly field: string;
  /** In JavaScript's language, whatever the case; its group is the value. */
  readonly expression: string;
  /** The variable's name. */
  readonly mapValue: string;
}

interface LinkOfColumn {
  /** The column whose values get the link. */
  readonly field: string;
  readonly transformations?: readonly Transformation[];
}

interface CorrelationText {
  readonly label: string;
  readonly description: string;
}

/** A query of a datasource, for the time that is shown. */
export interface QueryCorrelation extends CorrelationText {
  readonly targetUID: string;
  readonly config: LinkOfColumn & { readonly type: 'query'; readonly target: object };
}

/** An address. */
export interface ExternalCorrelation extends CorrelationText {
  readonly type: 'external';
  readonly config: LinkOfColumn & { readonly target: { readonly url: string } };
}

/** What Grafana shows when a value is clicked. https://grafana.com/docs/grafana/latest/administration/correlations/ */
export type Correlation = QueryCorrelation | ExternalCorrelation;

export const asksDatasource = (correlation: Correlation): correlation is QueryCorrelation => 'targetUID' in correlation;

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
