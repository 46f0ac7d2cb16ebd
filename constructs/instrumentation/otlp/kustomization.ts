import type { Endpoint } from '../../kit';
import { type LogsFrom, logsLabel, otlpEnabled, otlpLabel } from '../../kit/vocabulary/instrumentation-labels';
import { exporterMounts, isOutside } from '../exporter';
import { componentFiles, type Files, type FurtherPatch } from '../kustomize';
import { pushVariables } from '../logs';
import { attributesOf, type SignalRoute } from '../service';
import { environmentVariables, type OtlpSettings } from './variables';

/** Where an application with an SDK of its own sends, as a Kustomize component: path below `otlp/` → what is in the file. */
export function otlpFiles(
  settings: OtlpSettings,
  route: SignalRoute,
  { logsTo }: { readonly logsTo?: Endpoint<'loki.push'> } = {},
): Files {
  const mounts = exporterMounts(settings.otlpTo);
  const by = (logs: LogsFrom): FurtherPatch => {
    const attributes = isOutside(route.to) ? [attributesOf(settings, { ...route, logs })] : [];
    const env = [...(logs === 'push' ? pushVariables(logsTo) : []), ...attributes];
    return { label: [logsLabel, logs], labels: podLabels(logs), ...(env.length > 0 ? { env } : {}) };
  };
  return componentFiles({
    name: 'otlp',
    label: [otlpLabel, otlpEnabled],
    labels: podLabels('stdout'),
    env: environmentVariables(settings, { ...route, logs: 'stdout' }),
    ...mounts,
    further: { 'logs-by-otlp': by('otlp'), ...(logsTo ? { 'logs-by-push': by('push') } : {}) },
  });
}

const podLabels = (logs: LogsFrom) => ({ [otlpLabel]: otlpEnabled, [logsLabel]: logs });
