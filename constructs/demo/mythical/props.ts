import type { ComponentProps, DeploymentPatch, Endpoint } from '../../kit';
import { componentValidators } from '../../kit/environment/component-props';
import { callback, endpoint, oneOf, optional, type Validators } from '../../kit/model/validation';

/** Whose programs the services are. */
export const programs = ['examples', 'intro-to-mltp'] as const;

export interface MythicalDemoProps extends ComponentProps {
  /**
   * Tells the services where their spans go: `withOtlp({ otlpTo: … })`, over HTTP for those of `examples/mythical`, over gRPC for those of
   * grafana/intro-to-mltp. Raises a finding where the other is given.
   */
  readonly instrument: DeploymentPatch;
  /**
   * Where the services push their profiles, such as `pyroscope.push`. The recorder of `examples/mythical` has profiles of each of its spans;
   * Node.js has profiles by service and time alone. Default: there are none.
   */
  readonly profilesTo?: Endpoint<'pyroscope.push'>;
  /**
   * Where the page's browsers send, handed on by the nginx that serves the page: spans to a Collector, or spans, errors and web vitals by
   * Faro to an Alloy that receives, `alloy.faro`. Default: browsers send nothing.
   */
  readonly browserTelemetryTo?: Endpoint<'otlp.http' | 'faro'>;
  /**
   * Whose programs the services are: those of `examples/mythical`, or those of https://github.com/grafana/intro-to-mltp. The latter have no
   * front end here, and their images must be named in the environment's `images`. Default: `examples`.
   */
  readonly program?: (typeof programs)[number];
}

export const mythicalDemoValidators: Validators<MythicalDemoProps> = {
  ...componentValidators,
  instrument: callback({
    example: 'withOtlp({ otlpTo: otel.otlp.http })',
    expected: 'a change of a Deployment, such as withOtlp({ otlpTo: otel.otlp.http })',
    standIn: (deployment) => deployment,
  }),
  profilesTo: optional(endpoint('pyroscope.push')),
  browserTelemetryTo: optional(endpoint('otlp.http', 'faro')),
  program: optional(oneOf(programs)),
};
