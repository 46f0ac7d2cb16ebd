import { ask } from '../http';
import { metricName } from './series';

/** A query of a dashboard: a rate by service over the hour before the last sample. */
export async function query(url: string, metric: number, end: number): Promise<void> {
  const expression = `sum by (service) (rate(${metricName(metric)}[5m]))`;
  const parameters = new URLSearchParams({
    query: expression,
    start: String((end - 3_600_000) / 1000),
    end: String(end / 1000),
    step: '60',
  });
  const { status, text } = await ask(`${url}/prometheus/api/v1/query_range?${parameters}`, { timeoutSeconds: 60 });
  if (status !== 200) throw new Error(`the querier of Mimir answers ${status}: ${text.slice(0, 300)}`);
  if (!text.includes('"values"')) throw new Error(`the querier of Mimir finds nothing: ${text.slice(0, 300)}`);
}
