import { linesOf, sumShown } from '../../../shown-metrics';
import { askUntil } from '../../../wait';
import { eachRunning, running } from '../../needs/running';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { urlOf } from '../copies/answered';
import { settled } from '../copies/events';
import { storeOf } from './store';

/** The exporter learns of brokers each half minute, and a broker counts as away when it has been silent for some seconds. */
const seenSeconds = 90;

/** What is asked of the exporter, by which alerts are told. */
const asked = {
  brokers: linesOf('kafka_brokers'),
  lacking: linesOf('kafka_topic_partition_under_replicated_partition'),
};

/** A broker is killed and comes back, and the exporter says so. `exporter`: the workload that asks the brokers. */
export const brokersShown = ({ exporter }: { readonly exporter: string }): Part => ({
  title: 'A broker that is away, as the exporter shows it',
  steps: ({ model }) => [
    check({
      name: 'a broker that is killed is missing, with copies of partitions, until it is back',
      asked: 'a broker fewer and copies that lack, then as before',
      needs: {
        exporter: running(model.workload(exporter).peer),
        brokers: eachRunning(storeOf(model).brokers.peer),
      },
      find: async ({ exporter, brokers }) => {
        await settled([...brokers, exporter]);
        const shown = async () => {
          const metrics = `${urlOf(exporter)}/metrics`;
          const [there, lacking] = await Promise.all([
            sumShown(metrics, asked.brokers),
            sumShown(metrics, asked.lacking),
          ]);
          return { there, lacking };
        };
        const becomes = (there: number, lacks: boolean) =>
          askUntil(seenSeconds, shown, (now) => now.there === there && now.lacking > 0 === lacks, 2000);
        const all = brokers.length;
        const before = await becomes(all, false);
        const killed = brokers.at(-1);
        await killed?.kill();
        const meanwhile = await becomes(all - 1, true);
        killed?.start();
        const after = await becomes(all, false);
        const told = [before, meanwhile, after];
        return {
          passed: told.every(
            ({ there, lacking }, i) => there === (i === 1 ? all - 1 : all) && lacking > 0 === (i === 1),
          ),
          got: told.map(({ there, lacking }) => `${there} brokers, ${lacking} partitions lack a copy`).join('; '),
        };
      },
    }),
  ],
});
