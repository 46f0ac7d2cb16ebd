import { ask } from '../../http';
import type { HybridContext } from '../context';

/** The addresses at which the requirements promise an answer, within the namespace. */
const addresses = ['loki', 'tempo'] as const;
const port = 3100;

/** Loki and Tempo answer at one port, whatever they listen at. */
export async function checkAddresses({ cluster, report }: HybridContext): Promise<void> {
  for (const name of addresses) {
    const url = `http://${name}:${port}/ready`;
    const title = `http://${name}:${port} answers`;
    if (!cluster.process(name)) {
      report.notRun(title, cluster.whyNot(name));
      continue;
    }
    const standIn = cluster.container(name) ? '' : `, of what stands for ${name}`;
    await report.check(title, `GET ${url}: 200`, async () => {
      const { status } = await ask(url.replace(name, cluster.addressOf(`${name}.monitoring`)));
      return { passed: status === 200, got: `${status}${standIn}` };
    });
  }
}
