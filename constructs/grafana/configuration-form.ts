import type { ConfigurationForm } from '../kit';
import { settings } from '../kit/environment/escape-hatches';
import { isPlainObject } from '../kit/model/validation';
import { type IniFile, iniProblem } from '../kit/text/ini';
import type { ProvisionedDatasource } from './datasources/provisioned';
import type { dashboardProviders } from './provisioned-dashboards';

/** What an existing Grafana is given, as the property `configuration` is given it. */
export interface GrafanaContentConfiguration {
  /** Datasources as Grafana's file has them. A dollar stands for itself: it is doubled when the file is written. */
  readonly datasources: readonly ProvisionedDatasource[];
}

/** Grafana's configuration, as the property `configuration` is given it. */
export interface GrafanaConfiguration extends GrafanaContentConfiguration {
  /** The settings of `grafana.ini`, by section. https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/ */
  readonly ini: IniFile;
  /** From which folders dashboards come. https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards */
  readonly dashboardProviders: ReturnType<typeof dashboardProviders>;
}

export const contentForm: ConfigurationForm<GrafanaContentConfiguration> = {
  ...settings(),
  problem: (changed) =>
    settings().problem(changed) ?? partsProblem(changed, ['datasources']) ?? datasourcesProblem(changed),
};

export const grafanaForm: ConfigurationForm<GrafanaConfiguration> = {
  ...settings(),
  problem: (changed) =>
    settings().problem(changed) ??
    partsProblem(changed, ['ini', 'datasources', 'dashboardProviders']) ??
    datasourcesProblem(changed) ??
    settingsProblem(changed) ??
    pluginProblem(changed),
};

/** Grafana has several files, each of which is a part. Another part would be written nowhere. */
function partsProblem(changed: unknown, parts: readonly string[]): string | undefined {
  const [other] = Object.keys(isPlainObject(changed) ? changed : {}).filter((part) => !parts.includes(part));
  return other === undefined ? undefined : `what it returns has ${other}, which is none of ${parts.join(', ')}`;
}

function datasourcesProblem(changed: unknown): string | undefined {
  const datasources = isPlainObject(changed) ? changed.datasources : undefined;
  return Array.isArray(datasources) && datasources.every(isPlainObject)
    ? undefined
    : 'what it returns has no list of maps at datasources';
}

function settingsProblem(changed: unknown): string | undefined {
  const { ini, dashboardProviders } = isPlainObject(changed) ? changed : {};
  if (!isPlainObject(dashboardProviders)) return 'what it returns has no map at dashboardProviders';
  if (!isIni(ini)) return 'what it returns has no map of sections at ini';
  return iniProblem(ini);
}

/** Grafana does not load what it is told to leave out, and a datasource of that type then answers nothing. */
function pluginProblem(changed: unknown): string | undefined {
  const { ini, datasources } = isPlainObject(changed) ? changed : {};
  if (!isIni(ini) || !Array.isArray(datasources)) return undefined;
  const leftOut = String(ini.plugins?.disable_plugins ?? '').split(/[,\s]+/);
  const silent = datasources.filter(isPlainObject).find(({ type }) => leftOut.includes(String(type)));
  return silent && `ini.plugins.disable_plugins leaves out ${silent.type}, the type of the datasource ${silent.name}`;
}

/** Sections with settings; whether a file can hold their values is another question. */
const isIni = (value: unknown): value is IniFile => isPlainObject(value) && Object.values(value).every(isPlainObject);
