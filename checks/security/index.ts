import type { Check } from '../check';
import { apiAccess, roles } from './api';
import { confinement } from './pods';
import { namespaceLevels, privileges, reasons } from './privileges';
import { goMemory, resources } from './resources';
import { secrets } from './secrets';

/** What pods may do and take, and that no secret is in Git. */
export const securityChecks: readonly Check[] = [
  confinement,
  privileges,
  reasons,
  namespaceLevels,
  resources,
  goMemory,
  roles,
  apiAccess,
  secrets,
];
