import { join } from 'node:path';
import type { Context } from './context';
import { ControlPlane } from './control-plane';
import { addStandIns, standIns } from './stand-ins';
import { playIngressControllers } from './stand-ins/ingress-controller';

/** Runs something on a cluster as the environment states it, made for it and ended after it. */
export async function withCluster<Result>(
  { environment, programs, folder }: Context,
  name: string,
  use: (controlPlane: ControlPlane) => Promise<Result>,
): Promise<Result> {
  const controlPlane = new ControlPlane(programs, join(folder, name));
  const classes = environment.cluster.ingressClasses ?? [];
  let endIngressControllers: (() => Promise<void>) | undefined;
  try {
    await controlPlane.start();
    await addStandIns(standIns(environment), controlPlane);
    endIngressControllers = playIngressControllers(
      controlPlane.api,
      classes.map((each) => each.name),
    );
    return await use(controlPlane);
  } finally {
    await endIngressControllers?.();
    await controlPlane.stop();
  }
}
