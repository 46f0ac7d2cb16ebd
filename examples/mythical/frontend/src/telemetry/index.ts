/**
 * What the pod that serves the page says of it: to whom browsers send, and whose page it is. Telemetry goes to the page's own origin, where
 * nginx hands it on: the browser keeps no secret, and needs no permission of another origin.
 */
export interface Telemetry {
  /** `none`: nobody takes it. */
  readonly send: 'otlp' | 'faro' | 'none';
  readonly attributes: Readonly<Record<string, string>>;
}

/** Loads the one SDK that is needed. Without it the page works as well. */
export async function startTelemetry(): Promise<void> {
  const telemetry = await told();
  try {
    if (telemetry.send === 'otlp') (await import('./otlp')).start(telemetry.attributes);
    if (telemetry.send === 'faro') (await import('./faro')).start(telemetry.attributes);
  } catch (error) {
    console.error(error);
  }
}

async function told(): Promise<Telemetry> {
  const none: Telemetry = { send: 'none', attributes: {} };
  const response = await fetch('/telemetry.json').catch(() => undefined);
  return response?.ok ? response.json().catch(() => none) : none;
}
