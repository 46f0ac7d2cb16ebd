import type { PlayedPod } from '../../suite/played-pod';

/** The pod of which cAdvisor knows what it uses. Its label calls its service otherwise than its Deployment is called. */
export const measured = { name: 'measured', service: 'till' } as const satisfies PlayedPod;
