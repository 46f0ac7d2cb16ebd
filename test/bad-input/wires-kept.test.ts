import { expect, test } from '@jest/globals';
import { alloySyntax, mergePatch } from '../../constructs';
import type { Environment } from '../../constructs/kit';
import { findingsOf } from '../support';
import { untyped } from './cases';
import { inCilium } from './changed';
import { alertmanager, alloy, collector, grafana, type Pipelined, patched, prometheus, ruler } from './wires';

/** What may be changed around the wires of a configuration. */

test.each<[string, (environment: Environment) => void]>([
  [
    'how samples are sent on, and how a URL ends',
    prometheus(
      untyped((given: { remote_write: readonly { url: string }[] }) => ({
        ...given,
        remote_write: given.remote_write.map((each) => ({
          ...each,
          name: 'mine',
          url: each.url.replace('.svc', '.svc.cluster.local'),
        })),
      })),
    ),
  ],
  [
    'a job more',
    prometheus(
      untyped((given: { scrape_configs: readonly object[] }) => ({
        ...given,
        scrape_configs: [{ job_name: 'mine', static_configs: [{ targets: ['a:1'] }] }, ...given.scrape_configs],
      })),
    ),
  ],
  [
    'a pipeline that is divided by a connector',
    collector(
      untyped((given: Pipelined) =>
        mergePatch<object>(given, {
          connectors: { 'forward/logs': {} },
          service: {
            pipelines: {
              logs: { ...given.service.pipelines.logs, exporters: ['forward/logs'] },
              'logs/kept': { receivers: ['forward/logs'], exporters: given.service.pipelines.logs?.exporters },
            },
          },
        }),
      ),
    ),
  ],
  ['when a receiver is told', alertmanager(patched({ route: { repeat_interval: '1h' } }))],
  ['how often the ruler asks', ruler({ ruler: { alertmanager_refresh_interval: '30s' } })],
  [
    'a step between a source and where it leads',
    alloy((file) => {
      const { receiver } = file.exportsOf(alloySyntax.lokiWrite, 'logs');
      const added = file.add(alloySyntax.lokiProcess, 'masked', { forward_to: [receiver], blocks: [] });
      return file.change(alloySyntax.lokiProcess, 'pod_logs', (body) => ({ ...body, forward_to: [added.receiver] }));
    }),
  ],
  [
    'the order of datasources, and one more',
    grafana(
      untyped((given: { datasources: readonly object[] }) => ({
        ...given,
        datasources: [{ name: 'Mine', uid: 'mine', type: 'loki' }, ...[...given.datasources].reverse()],
      })),
    ),
  ],
])('%s', (_title, make) => {
  const environment = inCilium();
  make(environment);
  expect(findingsOf(environment)).toEqual([]);
});
