import { eventually } from '../../../wait';
import { nonEmpty } from '../../labels';
import type { Step } from '../../suite/step';
import { targetOf } from './correlations';
import type { Datasource } from './datasources';
import type { Follow } from './logged-error';

/** Links from a line to its trace. */
export function fromLogs(logs: Datasource, traces: Datasource, follow: Follow): Step[] {
  return (logs.jsonData.derivedFields ?? []).map(({ name, matcherType, matcherRegex, datasourceUid, url }) =>
    follow(
      `log → trace: ${name}`,
      `${matcherType} ${matcherRegex} of an ERROR line`,
      async ({ line, labels }, stores) => {
        const pattern = new RegExp(matcherRegex);
        const value =
          matcherType === 'label'
            ? Object.entries(labels).find(([label]) => pattern.test(label))?.[1]
            : pattern.exec(line)?.[1];
        const query = url.replace(/\$\{__value\.raw\}/g, value ?? '');
        return { passed: datasourceUid === traces.uid && (await stores.traces.has(query)), got: `trace ${query}` };
      },
    ),
  );
}

/** Links from a line to what its container used. */
export function toContainers({ correlations = [] }: Datasource, metrics: Datasource, follow: Follow): Step[] {
  return correlations
    .filter(({ targetUID }) => targetUID === metrics.uid)
    .map((link) =>
      follow(`log → metric: ${link.label}`, JSON.stringify(link.config.target), async ({ labels }, stores) => {
        const row = Object.fromEntries(Object.entries(labels).map(([name, value]) => [`__labels.tags.${name}`, value]));
        const target = targetOf(link, row);
        const query = target && 'expr' in target ? String(target.expr) : undefined;
        // A rate needs two values.
        const found = query && (await eventually(150, async () => nonEmpty(await stores.metrics.query(query))));
        return { passed: found?.length === 1, got: found ? `${query}: ${found.length} series` : (query ?? 'no link') };
      }),
    );
}
