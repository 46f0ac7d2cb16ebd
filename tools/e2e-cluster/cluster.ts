import { join } from 'node:path';
import type { Context } from './context';
import { ControlPlane } from './control-plane';
import { addStandIns, standIns } from './stand-ins';
import { giveAddresses } from './stand-ins/ingress-controller';
import { inRounds } from './stand-ins/rounds';
import { growVolumes } from './stand-ins/volume-resizer';

/** Runs something on a cluster as the environment states it, made for it and ended after it. */
export async function withCluster<Result>(
  { environment, programs, folder }: Context,
  name: string,
  use: (controlPlane: ControlPlane) => Promise<Result>,
): Promise<Result> {
  const controlPlane = new ControlPlane(programs, join(folder, name));
  const { api } = controlPlane;
  const classes = (environment.cluster.ingressClasses ?? []).map((each) => each.name);
  const ends: (() => Promise<void>)[] = [];
  try {
    await controlPlane.start();
    await addStandIns(standIns(environment), controlPlane);
    ends.push(inRounds(() => giveAddresses(api, classes)));
    ends.push(inRounds(() => growVolumes(api)));
    return await use(controlPlane);
  } finally {
    await Promise.all(ends.map((end) => end()));
    await controlPlane.stop();
  }
}
