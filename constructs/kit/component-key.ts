import type { Component } from './component';
import type { EndpointOwner } from './endpoint';

/** A text that names one component among those of every environment. */
export function componentKey(component: Component | EndpointOwner): string {
  return 'component' in component
    ? `${component.environment}/${component.component}`
    : `${component.environment.name}/${component.name}`;
}
