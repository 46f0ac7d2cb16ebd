import { ask, askJson } from '../../../http';
import { urlWords } from '../../stores/url-words';
import { inEachBatch, type Kept, marker } from './kept';

const metric = `e2e_${marker}`;

interface Answer {
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly values: readonly (readonly [number, string])[];
    }[];
  };
}

const wordsOf = (series: string, batch: string): string => `${series} ${batch}`;

/** Samples, in a store that speaks OTLP and PromQL: of each series one in each batch, whose value is the batch's number. */
export const samples: Kept = {
  what: 'samples',
  written: 'otlp.metrics',
  read: 'prometheus.query',
  async push(url, batch, begin) {
    const series = Array.from({ length: inEachBatch }, (_, index) => `${index}`);
    const dataPoints = series.map((each) => ({
      timeUnixNano: `${begin}`,
      asDouble: batch,
      attributes: [{ key: 'series', value: { stringValue: each } }],
    }));
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: marker } }] };
    const scopeMetrics = [{ metrics: [{ name: metric, gauge: { dataPoints } }] }];
    const { status, text } = await ask(`${url}/otlp/v1/metrics`, {
      body: JSON.stringify({ resourceMetrics: [{ resource, scopeMetrics }] }),
      headers: { 'content-type': 'application/json' },
    });
    if (status !== 200) throw new Error(`${status} ${text}`);
    return series.map((each) => wordsOf(each, `${batch}`));
  },
  async ask(url) {
    const query = `sum(count_over_time(${metric}[1h]))`;
    await askJson(`${url}/prometheus/api/v1/query?${urlWords({ query })}`, { timeoutSeconds: 20 });
  },
  async found(url, began) {
    const seconds = Math.ceil((Date.now() - began) / 1000) + 60;
    const words = urlWords({ query: `${metric}[${seconds}s]` });
    const { data } = await askJson<Answer>(`${url}/prometheus/api/v1/query?${words}`, { timeoutSeconds: 60 });
    return data.result.flatMap(({ metric: { series = '' }, values }) =>
      values.map(([, value]) => wordsOf(series, value)),
    );
  },
};
