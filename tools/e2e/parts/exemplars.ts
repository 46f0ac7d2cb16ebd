import { eventually } from '../../wait';
import type { Application } from '../applications/application';
import { visited } from '../needs/application';
import { collector } from '../needs/collector';
import { metricStore, traceStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

/** A histogram that the application shows names the traces behind its values. */
export const exemplars = (application: Application, histogram: string): Part => ({
  title: 'Exemplars',
  steps: ({ model }) => [
    check({
      name: `exemplar → trace: ${histogram}`,
      asked: `${histogram}{service_name="${application.workload}"}: an exemplar whose trace is kept`,
      needs: {
        visits: visited(model, application),
        collector: collector(model),
        metrics: metricStore(model),
        traces: traceStore(model),
      },
      find: async ({ metrics, traces }) => {
        const found = await eventually(90, async () => {
          const labels = await metrics.exemplars(`${histogram}{service_name="${application.workload}"}`);
          for (const { trace_id: id } of labels.slice(-100)) if (id && (await traces.has(id))) return id;
          return undefined;
        });
        return { passed: found !== undefined, got: found ? `trace ${found}` : 'no exemplar whose trace is stored' };
      },
    }),
  ],
});
