import type { Step } from '../../suite/step';
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
