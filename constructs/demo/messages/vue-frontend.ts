import type { Component, Endpoint } from '../../kit';
import { addPage } from '../page';
import { messageVisitorsScript } from './visitors';

export interface VueFrontendConnections {
  readonly flaskBackend: Endpoint<'http'>;
  readonly otlpTo: Endpoint<'otlp.http'>;
}

/** The page of `examples/vue-frontend`. */
export const addVueFrontend = (messages: Component, { flaskBackend, otlpTo }: VueFrontendConnections): void =>
  addPage(messages, {
    name: 'vue-frontend',
    image: messages.images.vueFrontend,
    backend: { property: 'flaskBackend', endpoint: flaskBackend },
    spans: { property: 'otlpTo', endpoint: otlpTo },
    visitors: messageVisitorsScript,
  });
