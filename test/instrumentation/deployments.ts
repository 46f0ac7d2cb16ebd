import { App } from 'cdk8s';
import { Instrumentation } from '../../constructs/instrumentation';
import {
  Component,
  days,
  Environment,
  gibibytes,
  mebibytes,
  millicores,
  plainNetwork,
  Workload,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { type EnvVar, KubeDeployment, type KubeDeploymentProps, type PodSpec } from '../../imports/k8s';

/** What the tests of instrumentation patch, and where that sends. */

class Collector extends Component {
  readonly grpc;
  readonly http;

  constructor(environment: Environment) {
    super(environment, 'otel-collector', {});
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      image: environment.images.otelCollector,
      identity: { user: 10001 },
      ports: { grpc: { container: 4317 }, http: { container: 4318 } },
      resources: { cpu: millicores(10), memory: mebibytes(64) },
    });
    this.grpc = workload.endpoint('otlp.grpc', 'grpc', {});
    this.http = workload.endpoint('otlp.http', 'http', {});
  }
}

/** An environment whose one Collector takes what instrumented applications send, and whose Loki takes the lines that they push. */
export function instrumented() {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', { cluster: { network: plainNetwork() } });
  environment.addNamespace('monitoring');
  const collector = new Collector(environment);
  const { push: logsTo } = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  const { grpc: otlpTo, http: otlpHttpTo } = collector;
  const instrumentation = new Instrumentation(environment, {
    otlpTo,
    otlpHttpTo,
    logsTo,
    receivers: [{ otlp: { grpc: otlpTo, http: otlpHttpTo } }],
  });
  return { environment, instrumentation, otlpTo, otlpHttpTo, logsTo };
}

/** A Deployment that opts in; its pods carry the labels from which service name and version come. */
export function deployment(
  name: string,
  pod: PodSpec,
  labels: Readonly<Record<string, string>> = {},
): KubeDeploymentProps {
  return {
    metadata: { name, labels: { 'lgtm-cdk8s/java': 'enabled', ...labels } },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name, 'app.kubernetes.io/name': name, 'app.kubernetes.io/version': '1.2.3' } },
        spec: pod,
      },
    },
  };
}

/** What a test reads of a Deployment's manifest. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly template: { readonly metadata: object; readonly spec: PodManifest } };
}
interface PodManifest {
  readonly containers: readonly ContainerManifest[];
  readonly initContainers?: readonly { readonly name: string }[];
  readonly volumes?: readonly { readonly name: string }[];
}
interface ContainerManifest {
  readonly name: string;
  readonly env?: readonly EnvVar[];
  readonly volumeMounts?: readonly { readonly mountPath: string }[];
}

export const manifestOf = (props: KubeDeploymentProps): Manifest =>
  JSON.parse(JSON.stringify(KubeDeployment.manifest(props))) as Manifest;

export const value = (manifest: Manifest, name: string): string | undefined =>
  manifest.spec.template.spec.containers[0]?.env?.find((each) => each.name === name)?.value;

export const app = { name: 'web', image: 'shop:1' };
export const heap = { name: 'HEAP', value: '-Xmx256m' };
export const ownToolOptions = [heap, { name: 'JAVA_TOOL_OPTIONS', value: '$(HEAP) -Duser.timezone=UTC' }];
