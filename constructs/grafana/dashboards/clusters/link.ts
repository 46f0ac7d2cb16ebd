import type { ChosenClusters } from '../../../kit/queries/clusters';
import { clusterLabel } from '../../../kit/vocabulary/signal-labels';
import { cell, changedQueries, seriesLabel } from '../explore-link';
import { queryByCluster, type Reference, type Rewriting } from './rewriting';

/** A link from something whose cluster is known, to what is of the same cluster. `showsCluster`: whether it is known. */
export function linkByCluster<L extends { readonly url?: string }>(
  link: L,
  showsCluster: boolean,
  rewriting: Rewriting,
): L {
  const clusters = showsCluster ? clusterOf(link.url ?? '') : undefined;
  if (link.url === undefined || clusters === undefined) return link;
  const url = changedQueries(link.url, (query) => {
    const { datasource, expr, query: traceql } = query as { datasource?: Reference; expr?: string; query?: string };
    const rewritten = (text: string) => queryByCluster(text, datasource, rewriting, clusters);
    return {
      ...query,
      ...(expr === undefined ? {} : { expr: rewritten(expr) }),
      ...(traceql === undefined ? {} : { query: rewritten(traceql) }),
    };
  });
  return { ...link, url };
}

/** The cluster of what is clicked on, as the link names its other labels: those of a series, or of a row. */
function clusterOf(url: string): ChosenClusters | undefined {
  if (/\$\{__field\.labels\.\w+/.test(url)) return `="${seriesLabel(clusterLabel)}"`;
  return /\$\{__data\.fields\.\w+/.test(url) ? `="${cell(clusterLabel)}"` : undefined;
}
