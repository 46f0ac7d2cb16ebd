import type { KubeDeploymentProps } from '../../../imports/k8s';
import { isError } from '../model/call-site';
import { errorMessage } from '../model/error-message';
import { Refusal } from '../model/findings';
import { describe, isPlainObject } from '../model/validation';
import type { WorkloadView } from './workload-props';

const returns = 'a function that returns the changed Deployment';

/** The Deployment after its workload's patch. What a patch refuses, and a patch that fails, is a finding of the component. */
export function patched(
  { component, name, props }: WorkloadView,
  deployment: KubeDeploymentProps,
): KubeDeploymentProps {
  const { check } = component;
  if (!props.patch) return deployment;
  const property = props.patchProperty ?? `${name} › patch`;
  let result: unknown;
  try {
    result = props.patch(deployment, component);
  } catch (error) {
    if (error instanceof Refusal) {
      check.report(error.about?.property ?? property, error.problem, error.instead, { madeAt: error.about?.madeAt });
    } else {
      const problem = `it ends with an error: ${errorMessage(error)}`;
      check.report(property, problem, returns, isError(error) ? { madeAt: error } : {});
    }
    return deployment;
  }
  const isDeployment = isPlainObject(result) && isPlainObject(result.spec);
  check.require(isDeployment, property, `it returns ${describe(result)}`, returns);
  return isDeployment ? (result as KubeDeploymentProps) : deployment;
}
