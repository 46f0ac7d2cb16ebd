import type { LokiDatasource, TempoDatasource } from '../../kit';
import { variable } from '../variable';
import type { ProvisionedDatasource } from './provisioned';

/** https://grafana.com/docs/grafana/latest/datasources/loki/configure-loki-data-source/#provision-the-loki-data-source */
export function lokiDatasource(
  { name, uid }: LokiDatasource,
  url: string,
  /** Where the traces are that lines name. */
  { traces }: { readonly traces?: TempoDatasource },
): ProvisionedDatasource {
  return {
    name,
    uid,
    type: 'loki',
    access: 'proxy',
    url,
    editable: false,
    jsonData: traces ? { derivedFields: logToTrace(traces) } : {},
  };
}

/** A line names its trace in its structured metadata, or where Spring's pattern prints it. */
function logToTrace({ uid: datasourceUid, name }: TempoDatasource): object[] {
  const link = { datasourceUid, url: variable('__value.raw') };
  return [
    { name: 'Trace', matcherType: 'label', matcherRegex: 'trace_id', ...link, urlDisplayLabel: `Trace in ${name}` },
    {
      name: 'Trace in the line',
      matcherType: 'regex',
      matcherRegex: '\\[([a-f0-9]{32}),',
      ...link,
      urlDisplayLabel: `Trace in ${name}`,
    },
  ];
}
