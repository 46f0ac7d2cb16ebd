import { parse } from 'yaml';
import type { Manifests } from './cluster/manifests';

/** What of a rendered Grafana datasource leads to another one. */
export interface Datasource {
  readonly uid: string;
  readonly type: string;
  readonly jsonData: {
    readonly exemplarTraceIdDestinations?: readonly { readonly name: string; readonly datasourceUid: string }[];
    readonly derivedFields?: readonly {
      readonly name: string;
      readonly matcherType: 'label' | 'regex';
      readonly matcherRegex: string;
      readonly datasourceUid: string;
      readonly url: string;
    }[];
    readonly serviceMap?: { readonly datasourceUid: string };
    readonly tracesToLogsV2?: TraceLink & { readonly query: string };
    readonly tracesToMetrics?: TraceLink & {
      readonly queries: readonly { readonly name: string; readonly query: string }[];
    };
  };
  readonly correlations?: readonly {
    readonly targetUID: string;
    readonly label: string;
    readonly config: { readonly field: string; readonly target: { readonly expr: string } };
  }[];
}

interface TraceLink {
  readonly datasourceUid: string;
  readonly tags: readonly { readonly key: string; readonly value?: string }[];
}

/** The datasources as Grafana reads them from the rendered file: `$$` is one `$`. */
export function renderedDatasources(manifests: Manifests): readonly Datasource[] {
  const { data } = manifests.get('ConfigMap', 'monitoring', 'grafana-datasources');
  const [text = ''] = Object.values(data);
  return parse(text.replaceAll('$$', '$')).datasources;
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
