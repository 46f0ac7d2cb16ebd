import { parse } from 'yaml';
import { errorMessage } from '../../../../constructs/kit/model/error-message';
import { isObject } from '../../../is-object';
import type { OwnCheck } from '../../check';
import { notChecked, type Verdict, verdictOf } from '../../result';
import type { MountedFile } from '../../workloads';
import { strangers } from './keys';
import { dashboardProvidersFile, datasourcesFile, jsonDataKeys } from './provisioning-keys';

/** A datasource as far as dashboards and links need it. */
export interface Provisioned {
  readonly uid: string;
  readonly type: string;
}

const isDatasources = ({ path }: MountedFile): boolean => path.includes('/provisioning/datasources/');
const isProviders = ({ path }: MountedFile): boolean => path.includes('/provisioning/dashboards/');

const listIn = (text: string, key: string): Readonly<Record<string, unknown>>[] => {
  const content: unknown = parse(text);
  const list = isObject(content) ? content[key] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
};

/** The datasources that a Grafana has. */
export const provisionedDatasources = (files: readonly MountedFile[]): Provisioned[] =>
  files
    .filter(isDatasources)
    .flatMap(({ text }) => listIn(text, 'datasources'))
    .map(({ uid, type }) => ({ uid: String(uid), type: String(type) }));

export const datasources: OwnCheck = {
  title: 'grafana datasources',
  reads: isDatasources,
  judge: (files): Verdict => {
    const uids = provisionedDatasources(files).map(({ uid }) => uid);
    const unknown = provisionedDatasources(files).filter(({ type }) => !(type in jsonDataKeys));
    const problems = files.flatMap(({ path, text }) => [
      ...strangers(parse(text), datasourcesFile, '').map((problem) => `${path}: ${problem}`),
      ...listIn(text, 'datasources').flatMap((datasource) => problemsOf(datasource, path, uids)),
    ]);
    if (problems.length === 0 && unknown.length > 0) {
      return notChecked(`the keys of ${unknown.map(({ type }) => type).join(', ')} are not listed here`);
    }
    return verdictOf(problems);
  },
};

function problemsOf(
  { name, type, jsonData = {}, correlations = [] }: Readonly<Record<string, unknown>>,
  path: string,
  uids: readonly string[],
): string[] {
  const place = `${path}: ${name}`;
  const keys = jsonDataKeys[String(type)];
  const links = [...referencesIn(jsonData), ...referencesIn(correlations)];
  return [
    ...(keys ? strangers(jsonData, keys, 'jsonData') : []).map((problem) => `${place}: ${problem}`),
    ...links.filter((uid) => !uids.includes(uid)).map((uid) => `${place}: there is no datasource with the uid ${uid}`),
    ...badExpressions([jsonData, correlations]).map((problem) => `${place}: ${problem}`),
  ];
}

/** The uids that links name, however deep. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    /^(datasourceUid|targetUID)$/.test(key) && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

/** Derived fields and links match in the browser, so with JavaScript's regular expressions. */
function badExpressions(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(badExpressions);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!/^(matcherRegex|expression)$/.test(key) || typeof inner !== 'string') return badExpressions(inner);
    try {
      new RegExp(inner);
      return [];
    } catch (error) {
      return [`${key}: ${errorMessage(error)}`];
    }
  });
}

export const dashboardProviders: OwnCheck = {
  title: 'grafana dashboard providers',
  reads: isProviders,
  judge: (files, container): Verdict =>
    verdictOf(
      files.flatMap(({ path, text }) => [
        ...strangers(parse(text), dashboardProvidersFile, '').map((problem) => `${path}: ${problem}`),
        ...listIn(text, 'providers')
          .map(({ options }) => (isObject(options) ? String(options.path) : ''))
          .filter((folder) => !container.mountPaths.some((each) => `${folder}/`.startsWith(`${each}/`)))
          .map((folder) => `${path}: nothing is mounted at ${folder}`),
      ]),
    ),
};
