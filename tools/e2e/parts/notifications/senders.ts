import { ask } from '../../../http';
import { inUrl } from '../../cluster/addresses';
import type { Pod } from '../../cluster/pod';
import { portOf } from '../../cluster/pod';

type Labels = Readonly<Record<string, string>>;

interface Told {
  readonly labels: Labels;
  readonly startsAt: number;
  /** When it has ended. Undefined while it fires. */
  endsAt?: number;
}

/** As often as alerts are told again here. Prometheus does it each minute: a run waits less. */
const everyMilliseconds = 10_000;

/** An alert ends by itself when it is not told again for so long. */
const lastsMilliseconds = 4 * 60_000;

/**
 * Two Prometheus servers that evaluate the same rules: each tells each pod of Alertmanager every alert, again and again as long as
 * it fires. https://prometheus.io/docs/alerting/latest/clients/
 */
export class Senders {
  private readonly told: Told[] = [];
  private readonly timer = setInterval(() => void this.tellAll(), everyMilliseconds);

  constructor(
    /** The addresses that the alerts come from, one for each sender. */
    private readonly from: readonly string[],
    private readonly pods: readonly Pod[],
  ) {}

  /** These alerts begin to fire. */
  async fire(...alerts: readonly Labels[]): Promise<void> {
    const now = Date.now();
    this.told.push(...alerts.map((labels) => ({ labels, startsAt: now })));
    await this.tellAll();
  }

  /** The alerts of this name have ended. */
  async end(alertname: string): Promise<void> {
    for (const each of this.told) if (each.labels.alertname === alertname) each.endsAt ??= Date.now();
    await this.tellAll();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async tellAll(): Promise<void> {
    // A pod that is away is told again with the next round.
    await Promise.allSettled(
      this.from.flatMap((from, sender) =>
        this.pods.map((pod) =>
          ask(`http://${inUrl(pod.address)}:${portOf(pod, 'http')}/api/v2/alerts`, {
            from,
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(this.told.map((each) => written(each, sender))),
            timeoutSeconds: 5,
          }),
        ),
      ),
    );
  }
}

/** The servers evaluate at moments of their own, so that the same alert begins a little later at the second. */
const written = ({ labels, startsAt, endsAt }: Told, sender: number) => ({
  labels,
  annotations: { summary: 'An alert of the run.' },
  startsAt: new Date(startsAt + sender * 700).toISOString(),
  endsAt: new Date(endsAt ?? Date.now() + lastsMilliseconds).toISOString(),
  generatorURL: 'http://prometheus.example.com/graph',
});
