import { madeOf } from '../../kit/model/plain-object';
import { hashOf, slugOf } from '../uids';
import type { Dashboard } from './dashboard';

/** Where dashboards are that name no folder. */
export const usualFolder = 'LGTM';

/** A folder of Grafana. */
export interface Folder {
  /** What people see. */
  readonly title: string;
  /** The identifier in its address. */
  readonly uid: string;
}

/**
 * Puts dashboards into a folder of Grafana, such as `inFolder('Orders', springBoot(), dashboardFile('…'))`, in the list of a Grafana as
 * `...inFolder(…)`. `folder`: its title, at most 40 characters. People may be given rights to it in Grafana, which stay. Default of a dashboard without it: the
 * folder LGTM. https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards
 */
export const inFolder = (folder: string, ...dashboards: readonly Dashboard[]): readonly Dashboard[] =>
  dashboards.map((dashboard) => madeOf(dashboard, (given) => ({ ...given, folder })));

/** A folder by its title. A hash tells titles apart of which the same letters are left. */
function folderOf(title: string): Folder {
  const slug = slugOf(title);
  const [letters] = slug.slice(0, 30).split(/-$/);
  return { title, uid: slug === title.toLowerCase() ? slug : [letters, hashOf(title)].filter(Boolean).join('-') };
}

/** The folders of dashboards beside the usual one, in the order of their titles. */
export const furtherFolders = (dashboards: readonly Dashboard[]): readonly Folder[] =>
  [...new Set(dashboards.map(({ folder = usualFolder }) => folder))]
    // What is no text has been reported.
    .filter((title) => typeof title === 'string' && title !== usualFolder)
    .sort()
    .map(folderOf);

/** Those of the dashboards that are in a folder. */
export const dashboardsIn = (folder: string, dashboards: readonly Dashboard[]): readonly Dashboard[] =>
  dashboards.filter((dashboard) => (dashboard.folder ?? usualFolder) === folder);
