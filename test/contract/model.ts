import type { Environment } from '../../constructs/kit';
import { project } from '../../main';

/** What an environment says of itself, beside what it renders: its wiring, and what its cluster has already. */
export function modelOf(name: string): Environment {
  const [environment] = project.build([name]).environments;
  if (!environment) throw new Error(`there is no environment ${name}`);
  return environment;
}
