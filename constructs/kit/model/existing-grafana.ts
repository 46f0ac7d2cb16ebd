import { Namespace } from './namespace';
import { type Pods, pods } from './peer';
import { podsValidator } from './peer-checks';
import { changed, isPlainObject, labels, offered, validator, whenSound } from './validation';

/** A Grafana that is there already, with sidecars that take datasources and dashboards from ConfigMaps beside it. */
export interface ExistingGrafana {
  /** Where it runs, and where its sidecars look. */
  readonly namespace: Namespace;
  /** Its pods, which ask the datasources. */
  readonly peer: Pods;
  /** The label that a ConfigMap with datasources has, and its value. */
  readonly datasourceLabel: Readonly<Record<string, string>>;
  /** The label that a ConfigMap with a dashboard has, and its value. */
  readonly dashboardLabel: Readonly<Record<string, string>>;
}

const grafana = offered<ExistingGrafana>({
  example: 'stack.grafana',
  expected: 'the Grafana that is there, such as stack.grafana',
  standIn: {
    namespace: new Namespace('missing', {}, undefined),
    peer: pods('missing'),
    datasourceLabel: {},
    dashboardLabel: {},
  },
  isKind: (value): value is ExistingGrafana => isPlainObject(value) && 'datasourceLabel' in value,
});

const standIn = { grafana_dashboard: '1' };
const sidecarLabel = whenSound(labels("{ grafana_dashboard: '1' }"), standIn, (given) =>
  Object.keys(given).length > 0 ? undefined : ['it has no label', "a label such as { grafana_dashboard: '1' }"],
);

/** The same, of which somebody may have changed a part, as in `{ ...stack.grafana, dashboardLabel: { dashboards: '1' } }`. */
export const existingGrafana = changed(grafana, {
  namespace: validator({
    example: "company.addNamespace('monitoring', { existing: true })",
    expected: 'a namespace of the environment',
    standIn: new Namespace('missing', {}, undefined),
    isKind: (value) => value instanceof Namespace,
  }),
  peer: podsValidator,
  datasourceLabel: sidecarLabel,
  dashboardLabel: sidecarLabel,
});
