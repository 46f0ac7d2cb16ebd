import type { Component } from '../kit';
import { isSameComponent } from '../kit/model/component-reference';
import type { Sampling } from '../kit/model/sampling';
import { grouped, isLoaded, statingLoad } from '../stores/sizing';
import type { OtelCollectorProps } from './props';

/** The spans a second that one pod takes with the resources that it has by default. */
const usualSpans = 1000;

/** Reports what does not fit the loads that are stated for others. Asked when every component is there. */
export function checkLoads(component: Component, props: OtelCollectorProps, { share }: Sampling): void {
  warnOfOnePod(component, props);
  const { environment, check } = component;
  const isStore = ({ reference }: Component) => isSameComponent(reference, props.tracesTo.owner);
  const store = environment.components.filter(isLoaded).find(isStore);
  const senders = environment.connections.filter(
    ({ from, to }) =>
      isSameComponent(to.owner, props.tracesTo.owner) &&
      to.protocol === props.tracesTo.protocol &&
      from.component !== component.name,
  );
  // Where others send to the store too, nobody knows which share of its spans comes from here.
  if (!store || !share || senders.length > 0 || !check.sound('keep', 'tracesTo')) return;
  const { keptSpans } = store.load;
  check.require(
    keptSpans.value >= share.value,
    'keep',
    `${share} of all traces are kept, and ${store.name} is sized for ${keptSpans} of the spans`,
    `keptSpans: percent(${share.value}) or more in load({ … }), as those of errors and of slow traces come on top`,
  );
}

/** Says of one pod that a load is stated which it does not carry. */
function warnOfOnePod(component: Component, { tiers, resources }: OtelCollectorProps): void {
  const stating = tiers || resources ? undefined : statingLoad(component);
  if (!stating || stating.load.spansPerSecond <= usualSpans) return;
  const spans = grouped(stating.load.spansPerSecond);
  component.check.warn(
    'tiers',
    `a load of ${spans} spans a second is stated for ${stating.name}, and one pod is for about ${grouped(usualSpans)}`,
    'tiers: collectorTiers(load), or resources',
  );
}
