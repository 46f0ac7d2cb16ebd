import { Component, type ComponentProps, type Endpoint, type Environment, type Pods, toYaml } from '../kit';
import { javaEnabled, javaLabel } from '../kit/instrumentation-labels';
import { component, javaFiles } from './java/kustomization';

export { type JavaAgentOptions, withJavaAgent } from './java';

export interface InstrumentationProps extends ComponentProps {
  /** Where the agents send their signals. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** The attribute `deployment.environment` of what they send. Default: the environment's name. */
  readonly deploymentEnvironment?: string;
}

/**
 * Instrumentation for Deployments that are not rendered here: a Kustomize component that patches those with the label
 * `lgtm-cdk8s/java: enabled`. It has no object of its own, but lets the pods that it patches reach the Collector.
 */
export class Instrumentation extends Component {
  constructor(
    environment: Environment,
    private readonly props: InstrumentationProps,
  ) {
    super(environment, 'instrumentation', props);
    const peer: Pods = {
      kind: 'pods',
      namespace: { any: true },
      labels: { [javaLabel]: javaEnabled },
      inMesh: environment.cluster.mesh !== undefined,
    };
    this.connect('otlpTo', { workload: 'instrumented applications', peer }, props.otlpTo);
  }

  /** The component's files, by their path below its folder. */
  override get files(): Readonly<Record<string, string>> {
    const { otlpTo, deploymentEnvironment = this.environment.name } = this.props;
    const java = Object.entries(javaFiles({ otlpTo, deploymentEnvironment }));
    return Object.fromEntries([
      ['kustomization.yaml', toYaml({ ...component, components: ['java'] })],
      ...java.map(([path, content]) => [`java/${path}`, toYaml(content)]),
    ]);
  }
}
