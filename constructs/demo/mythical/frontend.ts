import type { Component, Endpoint } from '../../kit';
import { addPage } from '../page';

export interface FrontendConnections {
  readonly server: Endpoint<'http'>;
  readonly browserTelemetryTo: Endpoint<'otlp.http' | 'faro'> | undefined;
}

/** The page of `examples/mythical/frontend`. */
export const addFrontend = (mythical: Component, { server, browserTelemetryTo: to }: FrontendConnections): void =>
  addPage(mythical, {
    name: 'mythical-frontend',
    image: mythical.images.mythicalFrontend,
    backend: { property: 'server', endpoint: server },
    without: '/api',
    spans: to && { property: 'browserTelemetryTo', endpoint: to },
    told: (attributes) => ({ send: sentAs(to), attributes }),
  });

/** In which protocol the page sends, as its program calls it. */
function sentAs(to: FrontendConnections['browserTelemetryTo']): 'faro' | 'otlp' | 'none' {
  if (!to) return 'none';
  return to.protocol === 'faro' ? 'faro' : 'otlp';
}
