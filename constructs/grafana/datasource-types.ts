import type { Datasource } from '../kit';

/** How Grafana calls each type of datasource: by the name of its plug-in. */
export const datasourceTypes: Readonly<Record<Datasource['type'], string>> = {
  prometheus: 'prometheus',
  loki: 'loki',
  tempo: 'tempo',
  pyroscope: 'grafana-pyroscope-datasource',
  alertmanager: 'alertmanager',
};
