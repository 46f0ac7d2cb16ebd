import type { Component, Endpoint } from '../kit';
import type { Image } from '../kit/model/image';
import { passTo } from '../kit/text/nginx-names';
import { pageConfiguration, telemetryFile, writtenFolder } from './page-config';
import { podUidVariable, servedByNginx } from './served-by-nginx';
import { spansOutside } from './spans-outside';

export interface PageProps {
  /** The workload, whose name is that of the service in the spans of its browsers. */
  readonly name: string;
  readonly image: Image;
  /** What answers below `/api/`, by the property that findings name. */
  readonly backend: { readonly property: string; readonly endpoint: Endpoint<'http'> };
  /** The beginning of the path that is taken off before the backend is asked. Default: nothing is. */
  readonly without?: string;
  /** Who takes the spans of browsers. Undefined: nobody does. */
  readonly spans: { readonly property: string; readonly endpoint: Endpoint<'otlp.http' | 'faro'> } | undefined;
  /** What the page reads, with the attributes of its spans in their place. Default: they alone. */
  readonly told?: (attributes: Readonly<Record<string, string>>) => object;
  /** The script of visitors. Default: there are none. */
  readonly visitors?: (url: string) => string;
}

/** Where at the page's own origin browsers send, and what of that path is taken off. */
const at = {
  'otlp.http': { path: '/otlp/v1/traces', without: '/otlp' },
  faro: { path: '/faro/collect', without: '/faro/collect' },
} as const;

/** A page that nginx serves, with its calls to a backend and the spans of its browsers. */
export function addPage(demo: Component, props: PageProps): void {
  const { name, image, backend, without, spans, visitors } = props;
  const place = { cluster: demo.environment.cluster, namespace: demo.targetNamespace.name };
  const outside = spans && spansOutside(demo, name, spans.endpoint);
  const workload = servedByNginx(demo, {
    name,
    image,
    configuration: () =>
      pageConfiguration(
        {
          api: passTo(backend.endpoint, place, { without }),
          spans: spans && {
            path: at[spans.endpoint.protocol].path,
            location: [...(outside?.location ?? []), ...passTo(spans.endpoint, place, at[spans.endpoint.protocol])],
          },
        },
        place,
      ),
    place,
    start: { before: [telemetry(demo, props), ...(outside?.start ?? [])] },
    own: {
      environmentVariables: { POD_NAME: { field: 'metadata.name' }, NODE_NAME: { field: 'spec.nodeName' } },
      mounts: outside?.mounts,
    },
    visitors,
  });
  if (spans) workload.connect(spans.property, ['otlp.http', 'faro'], spans.endpoint, { usesAccess: true });
  workload.connect(backend.property, 'http', backend.endpoint);
}

/**
 * The attributes of the page's spans, for the page to read. The pod is among them: in another cluster nobody can look it up, and where
 * Cilium shows the flows of the namespace, a Collector on the same node sees the proxy's address instead of the pod's.
 */
function telemetry(
  { targetNamespace: { name: namespace }, environment }: Component,
  { name, image, told = (attributes) => attributes }: PageProps,
): string {
  const attributes = told({
    'service.name': name,
    'service.namespace': namespace,
    'service.version': image.tag,
    'deployment.environment': environment.name,
    'k8s.namespace.name': namespace,
    'k8s.container.name': name,
    'k8s.pod.name': '%s',
    'k8s.pod.uid': '%s',
    'k8s.node.name': '%s',
  });
  const values = ['POD_NAME', podUidVariable, 'NODE_NAME'].map((variable) => `"$${variable}"`).join(' ');
  return `printf '${JSON.stringify(attributes)}' ${values} > ${writtenFolder}/${telemetryFile}`;
}
