import { type Component, type ConfigurationChange, seconds, type WorkloadProps } from '../kit';
import { alloyForm } from './config';
import type { AlloyFile } from './syntax';

const folder = '/etc/alloy';

/** Where it shows its own metrics, and whether it is ready. */
export const ownPort = { http: { container: 12345 } };

/** The user alloy of the image, for one that reads no folder of its node. */
export const alloyUser = { user: 473 };

/** While Loki is away, Alloy does not stop by itself: it waits for what it holds to be taken. */
export const holdsLines = seconds(90);

interface AlloyPodProps {
  /** The folder for what it must know after a restart. */
  readonly storagePath: string;
  /** Further flags. Default: none. */
  readonly flags?: readonly string[];
  /** Its configuration, asked for when every component of the environment is there. */
  readonly file: () => AlloyFile;
  /** What is to be different in it. Default: nothing. */
  readonly change: ConfigurationChange<AlloyFile, AlloyFile> | undefined;
}

/** What the pods of every Alloy have. https://grafana.com/docs/alloy/latest/reference/cli/run/ */
export const alloyPod = (component: Component, { storagePath, flags = [], file, change }: AlloyPodProps) =>
  ({
    image: component.images.alloy,
    args: [
      'run',
      `${folder}/config.alloy`,
      `--server.http.listen-addr=0.0.0.0:${ownPort.http.container}`,
      `--storage.path=${storagePath}`,
      ...flags,
      '--disable-reporting',
    ],
    configuration: [
      {
        name: component.name,
        mountPath: folder,
        files: () => ({ 'config.alloy': component.configured<AlloyFile>(file(), change, alloyForm).print() }),
      },
    ],
    goProgram: true,
    readiness: { path: '/-/ready', port: 'http' },
  }) satisfies Partial<WorkloadProps>;
