import { Component, type Endpoint, type Environment, type Pods, toYaml } from '../kit';
import {
  javaEnabled,
  javaLabel,
  type LogsFrom,
  logsLabel,
  otlpEnabled,
  otlpLabel,
  pythonEnabled,
  pythonLabel,
} from '../kit/vocabulary/instrumentation-labels';
import { isOutside, type OtlpProtocol, otlpProtocols } from './exporter';
import { javaFiles } from './java/kustomization';
import { component, type Files } from './kustomize';
import { otlpFiles } from './otlp/kustomization';
import { type InstrumentationProps, instrumentationValidators, type OtlpReceiver, receivedProtocols } from './props';
import { pythonFiles } from './python/kustomization';

export { type JavaAgentOptions, withJavaAgent } from './java';
export { type MicrometerOptions, withMicrometer } from './micrometer';
export { micrometerMetrics } from './micrometer-metrics';
export { type OtlpOptions, withOtlp } from './otlp';
export type { InstrumentationProps, OtlpReceiver, ReceivedProtocol } from './props';
export { type PythonAgentOptions, withPythonAgent } from './python';

/**
 * Instrumentation for Deployments that are not rendered here: a Kustomize component that patches those with the label
 * `lgtm-cdk8s/java: enabled`, `lgtm-cdk8s/python: enabled`, or for an SDK of their own `lgtm-cdk8s/otlp: enabled`. It has no object of
 * its own, but lets the pods that it patches reach the Collector.
 */
export class Instrumentation extends Component {
  /** The references of the agents' images, as the patched pods pull them. */
  private readonly agentImages: Readonly<Record<'java' | 'python', string>>;

  private readonly props: InstrumentationProps;

  constructor(environment: Environment, given: InstrumentationProps) {
    super(environment, 'instrumentation', given);
    const props = this.properties(given, instrumentationValidators);
    this.props = props;
    this.agentImages = {
      java: this.imageReference(environment.images.autoinstrumentationJava),
      python: this.imageReference(environment.images.autoinstrumentationPython),
    };
    // Where any pod may send, no label has to say so.
    const senders = (label: string, value: string) => podsAnywhere(props.senders === 'any' ? {} : { [label]: value });
    const usesAccess = { usesAccess: true };
    const java = { workload: 'Java applications', peer: senders(javaLabel, javaEnabled) };
    this.connect('otlpTo', java, otlpProtocols, props.otlpTo, usesAccess);
    const others = { workload: 'other applications', peer: senders(otlpLabel, otlpEnabled) };
    const { httpTo } = this;
    if (httpTo) {
      const python = { workload: 'Python applications', peer: senders(pythonLabel, pythonEnabled) };
      this.connect(this.httpProperty, python, 'otlp.http', httpTo, usesAccess);
    }
    const endpoints = this.receiving;
    for (const endpoint of endpoints) this.connect('receivers', others, receivedProtocols, endpoint);
    this.connectHostNetwork(endpoints);
    if (props.logsTo) {
      const pushing = { workload: 'applications with an appender', peer: senders(logsLabel, pushed) };
      this.connect('logsTo', pushing, 'loki.push', props.logsTo);
    }
  }

  /** Where those send that speak HTTP alone; undefined where nobody takes it. */
  private get httpTo(): Endpoint<'otlp.http'> | undefined {
    const { otlpTo, otlpHttpTo } = this.props;
    return otlpHttpTo ?? (otlpTo.protocol === 'otlp.http' ? (otlpTo as Endpoint<'otlp.http'>) : undefined);
  }

  private get httpProperty(): 'otlpHttpTo' | 'otlpTo' {
    return this.props.otlpHttpTo ? 'otlpHttpTo' : 'otlpTo';
  }

  private get receiving(): readonly Endpoint[] {
    return (this.props.receivers ?? []).flatMap(endpointsOf);
  }

  /** Where applications with an SDK of their own send; undefined where nobody lets them in. */
  private get ownSdkTo(): Endpoint<OtlpProtocol> | undefined {
    const to = this.httpTo ?? this.props.otlpTo;
    return isOutside(to) || this.receiving.includes(to) ? to : undefined;
  }

  private connectHostNetwork(endpoints: readonly Endpoint[]): void {
    const senders = { workload: 'senders on the network of nodes', peer: { kind: 'any-node' } as const };
    for (const protocol of this.props.hostNetworkSenders ?? []) {
      const taken = endpoints.filter((endpoint) => endpoint.protocol === protocol);
      const known = [...new Set(endpoints.map((endpoint) => endpoint.protocol))];
      this.check.require(
        taken.length > 0,
        'hostNetworkSenders',
        `no receiver takes ${protocol}`,
        known.length > 0 ? `one of: ${known.join(', ')}` : 'receivers: [otel], or no hostNetworkSenders',
      );
      for (const endpoint of taken) this.connect('hostNetworkSenders', senders, protocol, endpoint);
    }
  }

  /** The component's files, by their path below its folder. */
  override get files(): Readonly<Record<string, string>> {
    const { httpTo, ownSdkTo } = this;
    const { otlpTo, logsTo, deploymentEnvironment } = this.props;
    const { imagePullSecrets, environment: from } = this;
    const { java, python } = this.agentImages;
    const folders: Readonly<Record<string, Files>> = {
      java: javaFiles(
        { otlpTo, logsTo, deploymentEnvironment },
        { from, to: otlpTo },
        { image: java, imagePullSecrets },
      ),
      ...(ownSdkTo
        ? { otlp: otlpFiles({ otlpTo: ownSdkTo, deploymentEnvironment }, { from, to: ownSdkTo }, { logsTo }) }
        : {}),
      ...(httpTo
        ? {
            python: pythonFiles(
              { otlpTo: httpTo, deploymentEnvironment },
              { from, to: httpTo },
              { image: python, imagePullSecrets },
            ),
          }
        : {}),
    };
    const files = Object.entries(folders).flatMap(([folder, each]) =>
      Object.entries(each).map(([path, content]) => [`${folder}/${path}`, toYaml(content)]),
    );
    return Object.fromEntries([
      ['kustomization.yaml', toYaml({ ...component, components: Object.keys(folders) })],
      ...files,
    ]);
  }
}

const pushed: LogsFrom = 'push';

const endpointsOf = ({ otlp, jaeger = [] }: OtlpReceiver): readonly Endpoint[] => [
  ...(otlp ? [otlp.grpc, otlp.http] : []),
  ...jaeger,
];

/** Pods by labels, in any namespace. They are not ours, so whether they are in a mesh is not known: it need not be. */
function podsAnywhere(labels: Readonly<Record<string, string>>): Pods {
  return { kind: 'pods', namespace: { any: true }, labels, inMesh: false };
}
