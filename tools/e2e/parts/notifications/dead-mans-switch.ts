import { createServer } from 'node:https';
import type { Outcome } from '../../../report';
import { eventually } from '../../../wait';
import type { RenderedAlertmanager } from '../../model/rendered-alertmanager';
import { played } from '../../needs/played';
import { eachRunning } from '../../needs/running';
import type { Run } from '../../suite/run';
import { action, check, type Step } from '../../suite/step';

/** Every minute; and twice that, and some turns of the pods, where one of them was killed meanwhile. */
const longestSeconds = 150;

/** A service beyond the cluster that counts calls. */
class SilenceService {
  /** When it was called, in milliseconds since 1970. */
  private readonly calls: number[] = [];

  /** Answers at an address, with the certificate of the run. */
  async listen({ cluster }: Run, address: string, port: number): Promise<void> {
    const { certificate: cert, key } = cluster.certificate;
    const server = createServer({ cert, key }, (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        if (Buffer.concat(chunks).includes('"Watchdog"')) this.calls.push(Date.now());
        outgoing.end();
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, resolve);
    });
  }

  /** Whether calls come, and none too late. */
  async hears(): Promise<Outcome> {
    const enough = await eventually(240, () => (this.calls.length >= 3 ? true : undefined));
    const times = [...this.calls, Date.now()];
    const gaps = times.slice(1).map((call, index) => (call - (times[index] ?? call)) / 1000);
    const longest = Math.max(0, ...gaps);
    const got = `${this.calls.length} calls, at most ${longest.toFixed(0)} s apart`;
    return { passed: enough === true && longest <= longestSeconds, got };
  }
}

/** The dead man's switch is called as long as somebody evaluates alerts. Nothing where the environment has none. */
export function hearsSilence({ deadMansSwitch, push }: RenderedAlertmanager): {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
} {
  if (deadMansSwitch === undefined) return { before: [], after: [] };
  const { hostname, port } = new URL(deadMansSwitch);
  const service = new SilenceService();
  const needs = { pod: played({ name: 'silence-service', hostNames: [hostname] }), members: eachRunning(push.peer) };
  return {
    before: [
      action({
        name: 'the service behind the dead man’s switch answers',
        needs,
        act: ({ pod }, run) => service.listen(run, pod.address, Number(port || 443)),
      }),
    ],
    after: [
      check({
        name: 'the dead man’s switch is called over and over',
        asked: `${deadMansSwitch}: calls that are at most ${longestSeconds} s apart`,
        needs,
        find: () => service.hears(),
      }),
    ],
  };
}
