import type { Check } from '../check';
import { addresses, ingresses } from './addresses';
import { autoscalers } from './autoscalers';
import { bindings } from './bindings';
import { namespaces } from './namespaces';
import { namedObjects } from './objects';
import { probePorts, volumes } from './pods';
import { headlessServices, ownPods, services } from './selectors';

/** What one object names of another exists, and what selects selects something. */
export const referenceChecks: readonly Check[] = [
  namedObjects,
  volumes,
  probePorts,
  ownPods,
  services,
  headlessServices,
  autoscalers,
  bindings,
  namespaces,
  addresses,
  ingresses,
];
