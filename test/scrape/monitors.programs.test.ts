import { expect } from '@jest/globals';
import { objectOf } from '../support';
import { testWith } from '../with-program';
import { kubernetesApi } from './api';
import { shop } from './cluster';
import { type Found, json, running } from './discovered';
import { monitors, withMonitors } from './monitored';

/** Pods that ServiceMonitors and PodMonitors choose, pulled by Alloy without the Prometheus operator. */

const rendered = () => objectOf(withMonitors(), 'ConfigMap', 'alloy').data['config.alloy'];

/** What a component says of a target that it asks. */
interface Field {
  readonly name: string;
  readonly body?: readonly Field[];
  readonly value?: { readonly value: unknown };
}

const fieldsOf = (body: readonly Field[] = []) => new Map(body.map(({ name, value }) => [name, value?.value]));

function targetOf({ body }: Field): Found {
  const fields = fieldsOf(body);
  const labels = (fields.get('labels') ?? []) as readonly { readonly key: string; readonly value: { value: string } }[];
  const { job = '', instance: _, ...others } = Object.fromEntries(labels.map(({ key, value }) => [key, value.value]));
  return { job, url: String(fields.get('url')), labels: others };
}

const found = (job: string, url: string, labels: Readonly<Record<string, string>>): Found => ({
  job,
  url,
  labels: { namespace: 'shop', node: 'a', ...labels },
});

testWith(
  'alloy',
  'it asks pods of its own node once, at these ports, with the labels of every signal',
  async (program) => {
    const api = await kubernetesApi([...shop, ...monitors]);
    try {
      const client = `\tclient {\n\t\tapi_server = "${api.url}"\n\t}\n`;
      const text = rendered().replaceAll(/^(prometheus\.operator\..* \{)$/gm, `$1\n${client}`);
      const targets = await running(
        program,
        { name: 'config.alloy', text },
        (file, folder, port) => [
          ...['run', file, `--storage.path=${folder}/state`, '--disable-reporting'],
          `--server.http.listen-addr=127.0.0.1:${port}`,
        ],
        async (port) => {
          const all = await Promise.all(
            ['servicemonitors', 'podmonitors'].map(async (kind) => {
              const url = `http://127.0.0.1:${port}/api/v0/web/components/prometheus.operator.${kind}.monitors`;
              const { debugInfo = [] } = await json<{ debugInfo?: Field[] }>(url);
              return debugInfo.filter(({ name }) => name === 'targets').map(targetOf);
            }),
          );
          return all.flat().length >= 2 ? all.flat() : undefined;
        },
      );
      expect(targets).toEqual([
        found('orders', 'http://10.1.0.1:8080/actuator/prometheus', {
          ...{ pod: 'orders-a', container: 'orders', service_name: 'orders', service: 'orders', endpoint: 'http' },
        }),
        found('shop/billing', 'http://10.1.0.20:9090/metrics', {
          ...{ pod: 'billing-a', container: 'billing', service_name: 'billing', endpoint: 'p9090' },
        }),
      ]);
    } finally {
      api.stop();
    }
  },
);
