import { Component, type Environment, type Pods, type Protocol, toYaml } from '../kit';
import { javaEnabled, javaLabel, otlpEnabled, otlpLabel } from '../kit/vocabulary/instrumentation-labels';
import { component, javaFiles } from './java/kustomization';
import { type InstrumentationProps, instrumentationValidators } from './props';

export { type JavaAgentOptions, withJavaAgent } from './java';

export type { InstrumentationProps, OtlpReceiver } from './props';

/** What applications send by. */
const receivedProtocols = [
  'otlp.grpc',
  'otlp.http',
  'jaeger.grpc',
  'jaeger.thrift-http',
  'jaeger.thrift-compact',
  'jaeger.thrift-binary',
] as const satisfies readonly Protocol[];

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
    for (const { otlp, jaeger = [] } of props.receivers ?? []) {
      for (const endpoint of [...(otlp ? [otlp.grpc, otlp.http] : []), ...jaeger]) {
        this.connect('receivers', others, receivedProtocols, endpoint);
      }
    }
  }

  /** The component's files, by their path below its folder. */
  override get files(): Readonly<Record<string, string>> {
    const { otlpTo, deploymentEnvironment = this.environment.name } = this.props;
    const java = Object.entries(
      javaFiles({ otlpTo, deploymentEnvironment }, { image: this.agentImage, imagePullSecrets: this.imagePullSecrets }),
    );
    return Object.fromEntries([
      ['kustomization.yaml', toYaml({ ...component, components: ['java'] })],
      ...java.map(([path, content]) => [`java/${path}`, toYaml(content)]),
    ]);
  }
}

/** Pods by labels, in any namespace. They are not ours, so whether they are in a mesh is not known: it need not be. */
function podsAnywhere(labels: Readonly<Record<string, string>>): Pods {
  return { kind: 'pods', namespace: { any: true }, labels, inMesh: false };
}
