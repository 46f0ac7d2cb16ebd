import { type Bytes, type Component, type Endpoint, mebibytes } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import { type ComponentAlert, explainedOn } from '../kit/vocabulary/alert';
import { loss, retries } from '../kit/vocabulary/alert-forms';
import { alertingPage } from '../kit/vocabulary/alert-pages';
import { httpClient } from '../stores/http-client';

export type MetricsStore = Endpoint<'prometheus.remote-write'>;

/** What a request has beside what programs show: labels of their targets, exemplars and descriptions, of 2,000 samples. */
const beside = mebibytes(4);

/** The most samples that one program may show of which so many series are expected in all. */
export const mostOfProgram = (series: number): number => Math.ceil(series / 2);

/** The most that one program may show in mebibytes: room for so many series as text, and no more than the store takes in one request. */
export function bodySize(series: number, metricsTo: MetricsStore | undefined): number {
  // With the labels of each.
  const room = Math.max(20, Math.ceil((series / 2) * 0.0004));
  const taken = metricsTo?.offers.largestRequest;
  return taken === undefined ? room : Math.min(room, Math.max(1, Math.floor(taken.mebibytes - beside.mebibytes)));
}

/** The largest request: at most 2,000 samples, which can be all that one program shows. */
export const largestWrite = (series: number, metricsTo: MetricsStore): Bytes =>
  mebibytes(bodySize(series, metricsTo) + beside.mebibytes);

/** Samples are sent on. https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write */
export const remoteWriteSettings = (
  { url, offers, access, proxy }: MetricsStore,
  { exemplars, fileOf }: { readonly exemplars: boolean; readonly fileOf: FileOf },
) => ({
  url,
  ...httpClient({ access, proxy }, fileOf),
  ...(exemplars && offers.exemplars ? { send_exemplars: true } : {}),
  ...(offers.nativeHistograms ? { send_native_histograms: true } : {}),
  // By default what a store refuses for its rate is given up.
  queue_config: { retry_on_http_429: true },
});

/** https://github.com/prometheus/prometheus/tree/main/documentation/prometheus-mixin */
export const remoteWriteAlerts = (prometheus: Component): readonly ComponentAlert[] =>
  explainedOn(alertingPage, [
    loss(prometheus, {
      name: 'PrometheusDropsSamples',
      counter: 'prometheus_remote_storage_samples_failed_total',
      by: ['instance'],
      summary: 'The store refuses samples for good that Prometheus sends, and they are lost there.',
      description: '{{ $value | humanize }} samples of {{ $labels.instance }} in fifteen minutes.',
    }),
    retries(prometheus, {
      name: 'PrometheusSamplesWait',
      counter: 'prometheus_remote_storage_samples_retried_total',
      by: ['instance'],
      summary: 'Prometheus does not get rid of samples, and they wait on its volume.',
      description:
        '{{ $labels.instance }} has sent {{ $value | humanize }} samples again in five minutes. What has waited for two hours is lost there.',
    }),
  ]);
