/** How a store is put into pods: which roles a workload has, and what each of them is told. */

export { checkStoreAutoscaling, type StoreAutoscaling, storeAutoscaling } from './autoscaling';
export { roleLabels, storeLabels } from './labels';
export type { Members } from './members';
export { observedPods } from './observed';
export { metricsOf, type StorePods } from './pods';
export type { Copies, Role, Roles } from './role';
export { type SectionPath, sectionsOf, unnamed } from './sections';
export { warnOfSharedLoad } from './shared-load';
export { StoreWorkloads, type StoreWorkloadsProps } from './store-workloads';
export {
  distributed,
  type Form,
  type FormProps,
  forLoad,
  formValidator,
  isInForm,
  replicated,
  single,
  sizeIn,
} from './values';
