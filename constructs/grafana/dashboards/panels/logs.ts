import { PanelBuilder as LogsBuilder } from '@grafana/grafana-foundation-sdk/logs';
import { DataqueryBuilder as LogQueryBuilder } from '@grafana/grafana-foundation-sdk/loki';
import type { LokiDatasource } from '../../../kit';
import { filled, type PanelProps } from './panel';
import { from } from './queries';

/** Log lines, newest first. */
export function logs(props: PanelProps<LokiDatasource> & { readonly expression: string }): LogsBuilder {
  const query = from(props, new LogQueryBuilder()).queryType('range').expr(props.expression).maxLines(200);
  return filled(new LogsBuilder(), props, [query]).showTime(true).wrapLogMessage(true).enableLogDetails(true);
}
