import { askUntil } from '../../wait';
import { mainContainer, type Pod } from '../cluster/pod';
import { type Labels, matches, nonEmpty } from '../labels';
import type { Watch } from '../model';
import type { Stage } from '../model/stage';
import { running } from '../needs/running';
import { metricStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { check, type Step } from '../suite/step';

/** The metrics of the pipeline itself are pulled, with the labels that every signal has. */
export const watched = (): Part => ({
  title: 'Who pulls the metrics of the pipeline',
  steps: (stage) => stage.model.watches.map((watch) => isPulled(stage, watch)),
});

function isPulled({ model }: Stage, { of, by, store }: Watch): Step {
  const { workload } = of.owner;
  const own = of.offers.ofOthers ? 'what others say to ' : '';
  const query = of.offers.ofOthers ? `up{job="${workload}", service_name=""}` : `up{service_name="${workload}"}`;
  return check({
    name: `${by.name} pulls ${own}${workload}`,
    asked: `${query}: 1, with the labels of its pod`,
    needs: { watched: running(of.peer), metrics: metricStore(model, store) },
    find: async ({ watched, metrics }, { cluster }) => {
      const pods = of.offers.everyPod ? cluster.podsBehind(of.peer).length : 1;
      // An exporter that shows other programs has all of it in one pod; one that probes them is asked once for each of them.
      const areAll = (count = 0) => (of.offers.ofOthers ? count > 0 : count === pods);
      const up = async () => nonEmpty(await metrics.query(`${query} == 1`));
      const found = await askUntil(45, up, (series) => areAll(series?.length));
      const [series] = found ?? [];
      const expected = of.offers.ofOthers ? ofNobody : labelsOf(watched.pod, knownPod(of, by, watched.pod));
      const passed = areAll(found?.length) && series !== undefined && matches(series.metric, expected);
      return { passed, got: series ? `${found?.length} series, ${JSON.stringify(series.metric)}` : 'none is up' };
    },
  });
}

/** Metrics of other pods must not get the labels of the pod that shows them. */
const ofNobody: Labels = { namespace: '', pod: '', container: '', service_name: '' };

const labelsOf = (pod: Pod, name: string): Labels => ({
  namespace: pod.namespace,
  pod: name,
  container: mainContainer(pod).name,
  service_name: pod.workload,
});

/** The name of the pod, if it never changes or if an operator discovers it. Otherwise only its address is known. */
function knownPod({ owner }: Watch['of'], by: Watch['by'], pod: Pod): string {
  return owner.pod ?? (by.workloads.length === 0 ? pod.name : '');
}
