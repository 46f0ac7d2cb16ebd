import type { ApiObject } from 'cdk8s';
import type { Workload } from '../pods/workload';
import type { Surroundings } from './component';

/** A workload as it is written, with every change that was made to it. Undefined before it is built. */
export const workloadObject = (
  { components }: Surroundings,
  { component, name, props }: Workload,
): ApiObject | undefined =>
  components
    .find((each) => each.name === component.name)
    ?.objects.find((object) => object.kind === props.kind && object.name === name);
