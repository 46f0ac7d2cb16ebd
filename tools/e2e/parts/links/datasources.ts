import { parse } from 'yaml';
import type { Endpoint } from '../../../../constructs/kit';
import type { Manifests } from '../../cluster/manifests';
import { required } from '../../model/unmet-need';
import type { Correlation } from './correlations';

/** A field of a log line that leads to a trace. */
export interface DerivedField {
  readonly name: string;
  readonly matcherType: 'label' | 'regex';
  readonly matcherRegex: string;
  readonly datasourceUid: string;
  readonly url: string;
}

/** The parts of a rendered Grafana datasource that lead to another one. */
export interface Datasource {
  readonly uid: string;
  readonly url: string;
  readonly jsonData: {
    readonly exemplarTraceIdDestinations?: readonly { readonly name: string; readonly datasourceUid: string }[];
    readonly derivedFields?: readonly DerivedField[];
    readonly serviceMap?: { readonly datasourceUid: string };
    readonly tracesToLogsV2?: TraceLink & { readonly query: string };
    readonly tracesToProfiles?: TraceLink & { readonly profileTypeId: string };
    readonly tracesToMetrics?: TraceLink & {
      readonly queries: readonly { readonly name: string; readonly query: string }[];
    };
  };
  readonly correlations?: readonly Correlation[];
}

interface TraceLink {
  readonly datasourceUid: string;
  readonly tags: readonly { readonly key: string; readonly value?: string }[];
}

/** The datasources as Grafana reads them from the rendered files: `$$` is one `$`. */
export function renderedDatasources(manifests: Manifests): readonly Datasource[] {
  return manifests
    .ofKind('ConfigMap')
    .flatMap(({ data }) => Object.entries(data))
    .filter(([name]) => name.endsWith('datasources.yaml'))
    .flatMap(([, text]): readonly Datasource[] => parse(text.replaceAll('$$', '$')).datasources ?? []);
}

/** The datasource that asks at an endpoint. */
export function datasourceAt(datasources: readonly Datasource[], endpoint: Endpoint): Datasource {
  const found = datasources.find(({ url }) => url === endpoint.url);
  return required(found, `a Grafana with a datasource at ${endpoint.url}`);
}

/** What Grafana puts into the query of a link from a span. */
export interface SpanValues {
  readonly traceId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The query behind a link from a span, with Grafana's variables replaced as Grafana does it. */
export function fromSpan(query: string, link: TraceLink, { traceId, tags }: SpanValues): string {
  const selector = link.tags
    .filter(({ key }) => tags[key] !== undefined)
    .map(({ key, value }) => `${value ?? key}="${tags[key]}"`)
    .join(', ');
  return query
    .replace(/\$\{__tags\}|\$__tags\b/g, selector)
    .replace(/\$\{__trace\.traceId\}/g, traceId)
    .replace(/\$\{__span\.tags\["([^"]+)"\]\}/g, (_, key: string) => tags[key] ?? '');
}
