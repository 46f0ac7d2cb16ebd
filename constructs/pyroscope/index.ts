import {
  Component,
  type Endpoint,
  type Environment,
  mebibytes,
  millicores,
  type PyroscopeDatasource,
  toYaml,
  Workload,
} from '../kit';
import { queryTimeouts } from '../kit/model/timeouts';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { connectStorage, expandsVariables, monolith, onlyKnownVariables, storagePod } from '../stores';
import { checkPyroscope } from './checks';
import { dataFolder, pyroscopeConfiguration } from './config';
import { pyroscopeMetrics } from './metrics';
import { profiledServices } from './profiled';
import { type PyroscopeProps, pyroscopeValidators } from './props';
import { pyroscopeReliedOn } from './relied-on';
import { pyroscopeAlerts } from './rules';

export type { PyroscopeConfiguration } from './config';
export type { PyroscopeProps } from './props';

/**
 * Pyroscope 2, one process with all of its parts on a local disk, or with its profiles in object storage.
 * https://grafana.com/docs/pyroscope/latest/reference-pyroscope-architecture/deployment-modes/
 */
export class Pyroscope extends Component {
  /** For profilers in applications, and for agents. */
  readonly push: Endpoint<'pyroscope.push'>;
  /** Where it answers questions about profiles. */
  readonly query: Endpoint<'pyroscope.query'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** For a Grafana: `datasources: [pyroscope.datasource]`. */
  readonly datasource: PyroscopeDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = pyroscopeMetrics;
  override readonly reliedOn = pyroscopeReliedOn;

  constructor(environment: Environment, given: PyroscopeProps) {
    super(environment, 'pyroscope', given);
    const props = this.properties(given, pyroscopeValidators);
    const resources = props.resources ?? { cpu: millicores(50), memory: mebibytes(192), memoryLimit: mebibytes(512) };
    this.alerts = pyroscopeAlerts(this, props.storage !== undefined);
    checkPyroscope(this.check, props, resources);
    const timeouts = queryTimeouts(props.queryTimeout);
    const workload = new Workload(
      this,
      monolith({
        program: 'pyroscope',
        configMap: this.name,
        image: environment.images.pyroscope,
        configuration: () =>
          onlyKnownVariables(
            this.check,
            props.storage,
            toYaml(this.configured(pyroscopeConfiguration(props, timeouts, environment.cluster), props.configuration)),
          ),
        // Its parts ask each other by gRPC.
        ports: { http: { container: 4040 }, grpc: { container: 9095 } },
        dataFolder,
        disk: props.disk,
        storagePod: storagePod(this, props.storage),
        expandsVariables: expandsVariables(props.storage),
        resources,
      }),
    );
    connectStorage(this, workload, props.storage);
    this.push = workload.endpoint('pyroscope.push', 'http', {});
    this.query = workload.endpoint('pyroscope.query', 'http', { timeout: timeouts.answer });
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'pyroscope',
      name: 'Pyroscope',
      uid: this.name,
      endpoint: this.query,
      profiled: profiledServices(props),
    };
  }
}
