import { Component, type Endpoint, type Environment, type Pods, toYaml } from '../kit';
import {
  javaEnabled,
  javaLabel,
  type LogsFrom,
  logsLabel,
  otlpEnabled,
  otlpLabel,
} from '../kit/vocabulary/instrumentation-labels';
import { component, javaFiles } from './java/kustomization';
import { type InstrumentationProps, instrumentationValidators, type OtlpReceiver, receivedProtocols } from './props';

export { type JavaAgentOptions, withJavaAgent } from './java';
export { type MicrometerOptions, withMicrometer } from './micrometer';
export { micrometerMetrics } from './micrometer-metrics';

export type { InstrumentationProps, OtlpReceiver, ReceivedProtocol } from './props';

/**
 * Instrumentation for Deployments that are not rendered here: a Kustomize component that patches those with the label
 * `lgtm-cdk8s/java: enabled`. It has no object of its own, but lets the pods that it patches reach the Collector.
 */
export class Instrumentation extends Component {
  /** The reference of the agent's image, as the patched pods pull it. */
  private readonly agentImage: string;

  private readonly props: InstrumentationProps;

  constructor(environment: Environment, given: InstrumentationProps) {
    super(environment, 'instrumentation', given);
    const props = this.properties(given, instrumentationValidators);
    this.props = props;
    this.agentImage = this.imageReference(environment.images.autoinstrumentationJava);
    // Where any pod may send, no label has to say so.
    const senders = (label: string, value: string) => podsAnywhere(props.senders === 'any' ? {} : { [label]: value });
    this.connect(
      'otlpTo',
      { workload: 'Java applications', peer: senders(javaLabel, javaEnabled) },
      'otlp.grpc',
      props.otlpTo,
    );
    const others = { workload: 'other applications', peer: senders(otlpLabel, otlpEnabled) };
    const endpoints = (props.receivers ?? []).flatMap(endpointsOf);
    for (const endpoint of endpoints) this.connect('receivers', others, receivedProtocols, endpoint);
    this.connectHostNetwork(endpoints);
    if (props.logsTo) {
      const pushing = { workload: 'applications with an appender', peer: senders(logsLabel, pushed) };
      this.connect('logsTo', pushing, 'loki.push', props.logsTo);
    }
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
    const { otlpTo, logsTo, deploymentEnvironment = this.environment.name } = this.props;
    const java = Object.entries(
      javaFiles(
        { otlpTo, logsTo, deploymentEnvironment },
        { image: this.agentImage, imagePullSecrets: this.imagePullSecrets },
      ),
    );
    return Object.fromEntries([
      ['kustomization.yaml', toYaml({ ...component, components: ['java'] })],
      ...java.map(([path, content]) => [`java/${path}`, toYaml(content)]),
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
