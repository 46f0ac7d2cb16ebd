import type { Permissions } from './account';
import type { WorkloadProps } from './workload-props';

/** What a workload may do with the Kubernetes API, when every component is there. */
export const grantedTo = ({ permissions }: Pick<WorkloadProps, 'permissions'>): Permissions | undefined =>
  typeof permissions === 'function' ? permissions() : permissions;
