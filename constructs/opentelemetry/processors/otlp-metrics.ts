import { goOn, text } from '../../kit/text/ottl';
import type { Processor } from '../pipelines';

/** Metrics that cost series and answer nobody's question. */
const dropped = { prefixes: ['jvm.compilation.', 'tomcat.sessions.'], names: ['jvm.info'] };

/** Drops them, in the dotted form and in the one that Prometheus clients send. */
export function otlpMetrics(): Processor {
  return {
    kind: 'processor',
    id: 'filter/otlp_metrics',
    settings: {
      ...goOn,
      metric_conditions: [
        {
          context: 'metric',
          conditions: [
            ...bothForms(dropped.prefixes).map((start) => `HasPrefix(metric.name, ${text(start)})`),
            ...bothForms(dropped.names).map((name) => `metric.name == ${text(name)}`),
          ],
        },
      ],
    },
  };
}

const bothForms = (names: readonly string[]): string[] => names.flatMap((name) => [name, name.replaceAll('.', '_')]);
