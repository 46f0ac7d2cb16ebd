import type { ConfigurationFiles } from '../kit';
import { dashboardsFolder } from './config';
import { type Dashboard, dashboardObject } from './dashboards';
import { dashboardsIn, type Folder, furtherFolders, usualFolder } from './dashboards/folders';

/** Grafana reads a folder with all that is below it, so another one stands beside. */
const mountPathOf = ({ uid }: Folder): string => `${dashboardsFolder}-in/${uid}`;

const provider = ({ title: folder, uid: folderUid }: Folder, name: string, path: string) => ({
  name,
  folder,
  folderUid,
  type: 'file',
  // The kubelet updates the files within about a minute of a change; this is how soon Grafana then sees it.
  updateIntervalSeconds: 10,
  allowUiUpdates: false,
  options: { path },
});

/** From which folders dashboards come. https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards */
export const dashboardProviders = (dashboards: readonly Dashboard[]) => ({
  apiVersion: 1,
  providers: [
    provider({ title: usualFolder, uid: 'lgtm' }, 'lgtm', dashboardsFolder),
    ...furtherFolders(dashboards).map((folder) => provider(folder, folder.uid, mountPathOf(folder))),
  ],
});

/** The files of dashboards, those of each folder in one. `filesOf`: the files of some. */
export function dashboardConfiguration(
  name: string,
  dashboards: readonly Dashboard[],
  filesOf: (dashboards: readonly Dashboard[]) => Readonly<Record<string, string>>,
): ConfigurationFiles[] {
  const folder = (title: string, volume: string, mountPath: string): ConfigurationFiles => ({
    name: volume,
    mountPath,
    ownConfigMap: (file) => dashboardObject(`${name}-dashboards`, file),
    // Grafana looks at the folder itself.
    onChange: 'in-place',
    files: () => filesOf(dashboardsIn(title, dashboards)),
  });
  return [
    folder(usualFolder, `${name}-dashboards`, dashboardsFolder),
    ...furtherFolders(dashboards).map((each) => folder(each.title, `dashboards-in-${each.uid}`, mountPathOf(each))),
  ];
}
