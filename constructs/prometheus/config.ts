import type { Endpoint } from '../kit';

/** https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
export function prometheusConfiguration(targets: readonly Endpoint<'prometheus.exposition'>[]) {
  return {
    global: { scrape_interval: '15s', scrape_timeout: '10s' },
    scrape_configs: [
      { job_name: 'prometheus', static_configs: [{ targets: ['localhost:9090'] }] },
      ...targets.map(job),
    ],
  };
}

function job({ owner, host, port, path, address, offers }: Endpoint<'prometheus.exposition'>) {
  return {
    job_name: owner.workload,
    ...(path === '/metrics' ? {} : { metrics_path: path }),
    // A headless Service names every pod; any other names one, whichever it is.
    ...(offers.everyPod
      ? { dns_sd_configs: [{ names: [host], type: 'A', port }] }
      : { static_configs: [{ targets: [address] }] }),
  };
}
