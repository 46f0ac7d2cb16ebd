import type { App } from 'cdk8s';
import {
  accessKey,
  days,
  distributed,
  Environment,
  external,
  Loki,
  load,
  megabytesPerSecond,
  plainNetwork,
  s3,
  seconds,
} from '../../../../constructs';

/** Where lines are kept. */
export const bucket = {
  host: 's3.example.com',
  bucket: 'company-logs',
  keySecret: 'logs-s3',
  authoritySecret: 'company-ca',
  namespace: 'monitoring',
};

/** So that chunks come into the bucket while the run lasts, and are asked for beside those in memory; otherwise half an hour. */
const shortChunks = { chunk_idle_period: '10s', max_chunk_age: '20s', flush_check_period: '5s' };

/** A Loki with a workload for each role, in three zones. */
export function lokiDistributed(app: App): Environment {
  const zones = ['zone-a', 'zone-b', 'zone-c'];
  const environment = new Environment(app, 'loki-distributed', {
    cluster: { network: plainNetwork(), nodes: 3, zones },
  });
  environment.addNamespace(bucket.namespace);
  const endpoint = external(environment, {
    protocol: 's3',
    url: `https://${bucket.host}`,
    addresses: ['203.0.113.7'],
    certificateAuthority: { secretName: bucket.authoritySecret, key: 'ca.crt' },
  });
  const storage = s3({ bucket: bucket.bucket, endpoint, credentials: accessKey({ secretName: bucket.keySecret }) });
  const carried = load({
    nodes: 3,
    pods: 30,
    activeSeries: 10_000,
    scrapeInterval: seconds(15),
    logs: megabytesPerSecond(0.1),
    spansPerSecond: 10,
    queriesPerSecond: 1,
    retention: { metrics: days(7), logs: days(7), traces: days(7) },
  });
  new Loki(environment, {
    form: distributed({ storage, load: carried }),
    configuration: (typed) => ({ ...typed, ingester: { ...typed.ingester, ...shortChunks } }),
  });
  return environment;
}
