import { eachRunning, running } from '../../needs/running';
import { metricStore } from '../../needs/stores';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { renderedPair } from './rendered';
import { goesOn, storedOnce } from './stored';
import { bothTell, toldOnce } from './told';

export interface PairProps {
  /** An alert that always fires. */
  readonly alertname: string;
  /** How often targets are pulled, in seconds. */
  readonly interval: number;
  /** How many are. */
  readonly targets: number;
  /** The longest time without a stored sample while one of the pair is away. */
  readonly longestSeconds: number;
}

/** Two Prometheus servers evaluate the same and send the same: people are told once, and the store has everything once. */
export const pair = ({ alertname, interval, targets, longestSeconds }: PairProps): Part => ({
  title: 'A pair of Prometheus servers',
  steps: (stage) => {
    const { peer, query, store, alertmanager, replica } = renderedPair(stage);
    const needs = {
      pods: eachRunning(peer),
      // Another program in its place knows no pair.
      evaluator: running(store.peer),
      metrics: metricStore(stage.model, query),
      members: eachRunning(alertmanager.peer),
    };
    const stored = (name: string) =>
      check({
        name,
        asked: `PromQL: ${targets} targets, a sample each ${interval} s, no label ${replica}`,
        needs,
        find: ({ metrics }) => storedOnce(metrics, { replica, targets, interval }),
      });
    return [
      stored('what both send is stored once'),
      check({
        name: 'both tell each pod of Alertmanager',
        asked: '/api/v1/alertmanagers: every one of them',
        needs,
        find: ({ pods, members }) => bothTell(pods, members.length),
      }),
      check({
        name: 'an alert of both is one',
        asked: `/api/v2/alerts at each Alertmanager: ${alertname} once, no label ${replica}`,
        needs,
        find: ({ members }) => toldOnce(members, alertname, replica),
      }),
      check({
        name: 'the one whose samples are kept is killed: the other’s are',
        asked: `PromQL: no time without samples longer than ${longestSeconds} s`,
        needs,
        find: ({ metrics, pods }, { cluster }) =>
          goesOn(metrics, cluster.urlOf(store).replace(/\/metrics$/, '/distributor/ha_tracker'), pods, longestSeconds),
      }),
      check({
        name: 'the alert is still one',
        asked: `/api/v2/alerts at each Alertmanager: ${alertname} once`,
        needs,
        find: ({ members }) => toldOnce(members, alertname, replica),
      }),
      stored('when it is back, what both send is stored once'),
    ];
  },
});
