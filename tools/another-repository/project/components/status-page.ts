import {
  Component,
  type ComponentProps,
  type Endpoint,
  type Environment,
  Image,
  mebibytes,
  millicores,
  toYaml,
  Workload,
} from 'lgtm-cdk8s/kit';

export interface StatusPageProps extends ComponentProps {
  /** The logs that it counts. */
  readonly logs: Endpoint<'loki.query'>;
}

/** A component that the repository has of its own. */
export class StatusPage extends Component {
  constructor(environment: Environment, props: StatusPageProps) {
    super(environment, 'status-page', props);
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: new Image('registry.example.com/status-page', '1.4.0'),
      identity: { user: 10001 },
      ports: { http: { container: 8080 } },
      resources: { cpu: millicores(10), memory: mebibytes(32) },
      configuration: [
        { name: this.name, mountPath: '/etc/page', files: () => ({ 'page.yaml': toYaml({ loki: logs.address }) }) },
      ],
      readiness: { path: '/ready', port: 'http' },
    });
    const logs = workload.connect('logs', 'loki.query', props.logs);
  }
}
