import type { Endpoint } from '../kit';
import { block, type Directive, directive, listen } from '../kit/text/nginx';
import { healthPath, type Lookups, nginxConfiguration, passTo } from '../kit/text/nginx-names';
import { levelByStatus, podUidVariable } from './served-by-nginx';

export interface FrontendConnections {
  readonly backend: Endpoint<'http'>;
  readonly springApp: Endpoint<'http'>;
  readonly otlpTo: Endpoint<'otlp.grpc'>;
}

/** What is only known when the pod starts, by the files that the start writes. */
export const podAttributes = { 'pod.conf': directive('otel_resource_attr', 'k8s.pod.uid', `$${podUidVariable}`) };

/**
 * Every span says of which pod it is: Cilium shows the flows of the namespace by a proxy, and a Collector on the same node sees the
 * proxy's address instead of the pod's. https://nginx.org/en/docs/ngx_otel_module.html
 */
export function frontendConfiguration(
  serviceName: string,
  { backend, springApp, otlpTo }: FrontendConnections,
  place: Lookups,
): Directive[] {
  return nginxConfiguration(
    [
      block('otel_exporter', [], [directive('endpoint', otlpTo.address)]),
      directive('otel_service_name', serviceName),
      directive('otel_resource_attr', 'service.namespace', place.namespace),
      directive('otel_resource_attr', 'deployment.environment', otlpTo.owner.environment),
      directive('otel_resource_attr', 'k8s.container.name', serviceName),
      directive('otel_trace', 'on'),
      directive('otel_trace_context', 'propagate'),
      // The level and the trace as in the lines of spring-app, so that a line leads to its trace.
      levelByStatus,
      directive(
        'log_format',
        'traced',
        '$time_iso8601 $level [$otel_trace_id,$otel_span_id] "$request" $status $request_time',
      ),
      directive('access_log', '/dev/stdout', 'traced'),
      block(
        'server',
        [],
        [
          ...listen(place.cluster, 8080),
          block('location', ['/'], passTo(backend, place)),
          block('location', ['/api/'], passTo(springApp, place)),
          block(
            'location',
            ['=', healthPath],
            // Without a trace.
            [directive('otel_trace', 'off'), directive('access_log', 'off'), directive('return', '204')],
          ),
        ],
      ),
    ],
    [directive('load_module', '/usr/lib/nginx/modules/ngx_otel_module.so')],
  );
}
