import { eventually } from '../../wait';
import type { Application } from '../applications/application';
import type { Model } from '../model';
import { visited } from '../needs/application';
import { collector } from '../needs/collector';
import { measured } from '../needs/measured';
import { metricStore, traceStore } from '../needs/stores';
import type { Needs } from '../suite/need';
import type { Part } from '../suite/part';
import { check, type Step } from '../suite/step';

/** A histogram that the application shows names the traces behind its values. */
export const exemplars = (application: Application, histogram: string): Part => ({
  title: 'Exemplars',
  steps: ({ model }) => {
    const { workload } = application;
    const measuring = { visits: visited(model, application), ...measured(model, workload) };
    return [exemplarOf(model, histogram, workload, measuring)];
  },
});

/** Series of a service name the traces behind their values. `others`: what must run for it, beside the Collector. */
export const exemplarOf = (model: Model, series: string, service: string, others: Needs): Step =>
  check({
    name: `exemplar → trace: ${series}`,
    asked: `${series}{service_name="${service}"}: an exemplar whose trace is kept`,
    needs: { ...others, collector: collector(model), metrics: metricStore(model), traces: traceStore(model) },
    find: async ({ metrics, traces }) => {
      const found = await eventually(90, async () => {
        const labels = await metrics.exemplars(`${series}{service_name="${service}"}`);
        for (const { trace_id: id } of labels.slice(-100)) if (id && (await traces.has(id))) return id;
        return undefined;
      });
      return { passed: found !== undefined, got: found ? `trace ${found}` : 'no exemplar whose trace is stored' };
    },
  });
