import { crossingOf } from '../../model/crossing';
import type { Part } from '../../suite/part';
import { arrives } from './arrives';
import { type LoadProps, underLoad } from './load';
import { refused } from './refused';

/** Signals of both clusters are found, each with the name of its cluster. */
export const bothClusters = (): Part => ({
  title: 'Signals of two clusters',
  steps: (stage) => arrives(stage, crossingOf(stage)),
});

/** Requests of the other cluster that must not pass. */
export const refusedSenders = (): Part => ({
  title: 'Who may not send from another cluster',
  steps: (stage) => refused(stage, crossingOf(stage)),
});

/** Nothing is lost when the line between the clusters is cut and when the token is replaced. */
export const cutLine = (props: LoadProps): Part => ({
  title: `The line between the clusters cut for ${props.cutSeconds} s under load, then the token replaced`,
  steps: (stage) => underLoad(stage, crossingOf(stage), props),
});
