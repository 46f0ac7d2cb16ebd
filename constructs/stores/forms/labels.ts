import type { Component } from '../../kit';
import { componentLabels } from '../../kit/vocabulary/labels';

type Place = Pick<Component, 'name'> & { readonly environment: { readonly name: string } };

/** The label of the pods of a store that are chosen together, also where they belong to several workloads. */
export const storeLabels = ({ environment, name }: Place): Record<string, string> =>
  componentLabels(environment.name, name);

/** The labels of the pods of one role, in all zones. */
export const roleLabels = (component: Place, role: string): Record<string, string> => ({
  ...storeLabels(component),
  'app.kubernetes.io/component': role,
});

/** The workloads of one role, of which each zone has its own: what they are called together. */
export const turnOf = ({ name }: Pick<Component, 'name'>, role: string): string => `${name}-${role}`;
