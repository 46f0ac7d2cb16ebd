import { double, field, snappy, whole } from './encode';
import { send, snappyHeaders } from './send';

/** How many series a request has. */
const requestSeries = 2000;

/** The name of a metric, of which there are a hundred. */
export const metricName = (metric: number): string =>
  `company_application_requests_duration_seconds_${metric % 100}_total`;

/** A series as kubelets and applications have them: a name and eleven labels. */
export function labelsOf(index: number): Buffer {
  const pod = Math.floor(index / 100);
  const labels = {
    __name__: metricName(index),
    cluster: 'company-production',
    container: `service-${pod % 40}`,
    endpoint: 'http-metrics',
    instance: `10.1.${pod % 250}.${index % 7}:8080`,
    job: `monitoring/service-${pod % 40}`,
    k8s_node_name: `node-${pod % 30}.eu-central-1.compute.internal`,
    method: ['GET', 'POST', 'PUT'][index % 3] ?? '',
    namespace: `team-${pod % 12}`,
    pod: `service-${pod % 40}-7d9c5b8f6d-${pod.toString(36).padStart(5, 'x')}`,
    route: `/api/v1/resources/${index % 23}`,
    service: `service-${pod % 40}`,
  };
  return Buffer.concat(
    Object.entries(labels).map(([name, value]) => field(1, Buffer.concat([field(1, name), field(2, value)]))),
  );
}

/** The next value of a series: of five, two stay the same, two are counters, and one is a gauge with a tenth. */
function next(index: number, before: number): number {
  if (index % 5 < 2) return index;
  return index % 5 < 4 ? before + Math.floor(Math.random() * 50) : Math.round(Math.random() * 1000) / 10;
}

/** Sends one sample of each series. */
export async function sendRound(
  url: string,
  labels: readonly Buffer[],
  values: Float64Array,
  time: number,
): Promise<void> {
  const requests: Promise<void>[] = [];
  for (let begin = 0; begin < labels.length; begin += requestSeries) {
    const series = labels.slice(begin, begin + requestSeries).map((each, offset) => {
      const index = begin + offset;
      const value = next(index, values[index] ?? 0);
      values[index] = value;
      return field(1, Buffer.concat([each, field(2, Buffer.concat([double(1, value), whole(2, time)]))]));
    });
    requests.push(send(url, snappy(Buffer.concat(series)), snappyHeaders));
  }
  await Promise.all(requests);
}
