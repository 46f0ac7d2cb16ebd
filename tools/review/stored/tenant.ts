import { type Document, type Found, textWithin, within } from './documents';

/**
 * As whose a store keeps what nobody names a tenant for: Loki and Mimir have a name for it, and so have Tempo and Pyroscope, whose
 * switch is the one of Mimir. https://grafana.com/docs/loki/latest/operations/multi-tenancy/
 */
export function tenantOf({ content }: Document): Found[] {
  if (within(content, 'server') === undefined) return [];
  const several = [textWithin(content, 'auth_enabled'), textWithin(content, 'multitenancy_enabled')].includes('true');
  return [['', several ? 'each request' : (textWithin(content, 'no_auth_tenant') ?? 'its own tenant alone')]];
}
