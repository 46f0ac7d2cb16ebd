import type { ComponentProps, Endpoint } from '../kit';

/** A component that takes OTLP, such as the Collector or Alloy. */
export interface OtlpReceiver {
  readonly otlp?: { readonly grpc: Endpoint<'otlp.grpc'>; readonly http: Endpoint<'otlp.http'> };
  /** Jaeger's own protocols. Undefined where it takes none of them. */
  readonly jaeger?: readonly Endpoint[];
}

export interface InstrumentationProps extends ComponentProps {
  /** Where the agents send their signals. */
  readonly otlpTo: Endpoint<'otlp.grpc'>;
  /** Who takes OTLP, and what else it takes, from applications in whatever language. Default: nobody. */
  readonly receivers?: readonly OtlpReceiver[];
  /**
   * Which pods the receivers take it from: those with the label `lgtm-cdk8s/otlp: enabled`, or `any` of the cluster, for
   * applications that send already. Default: `labelled`.
   */
  readonly senders?: 'labelled' | 'any';
  /** The attribute `deployment.environment` of what they send. Default: the environment's name. */
  readonly deploymentEnvironment?: string;
}
