import { expect } from '@jest/globals';
import { testWith } from '../with-program';
import { linesOfPromtail, RunningAlloy } from './agents';
import { RunningCollector } from './collector';
import { cases, expected, expectedByOtlp, type Labels, table } from './pods';
import { RunningReceiver } from './receiver';
import { Surroundings } from './surroundings';

/** The four labels mean the same for one pod in every signal: the same table for each, by the programs and the rendered files. */

testWith('alloy', 'log lines, what containers use, and flows', (program) =>
  Surroundings.with(async (surroundings) => {
    const alloy = new RunningAlloy(surroundings);
    await alloy.start(program);
    const { lines, containers, flows } = await alloy.sent();
    expect(table(lines)).toEqual(expected);
    expect(table(containers)).toEqual(expected);
    // A flow is of a pod; Cilium knows no container and not by what its service is called.
    expect(table(flows)).toEqual(mapped(({ namespace, pod }) => ({ namespace, pod })));
  }),
);

testWith(
  'alloy',
  'while the Kubernetes API is away, what containers use still comes, under the name of the controller',
  (program) =>
    Surroundings.with(async (surroundings) => {
      const alloy = new RunningAlloy(surroundings);
      await alloy.start(program);
      const byController: Readonly<Record<string, string>> = {
        basket: 'cart',
        ordering: 'orders',
        'Billing, EU': 'billing',
        exhibition: 'web',
        'kafka-0': 'kafka',
      };
      const named = ({ service_name, ...labels }: Labels) => ({
        ...labels,
        service_name: byController[service_name] ?? service_name,
      });
      expect(table(await alloy.containers())).toEqual(mapped(named));
    }, 'away'),
);

testWith('alloy', 'a container that has ended does not count any more', (program) =>
  Surroundings.with(async (surroundings) => {
    const alloy = new RunningAlloy(surroundings);
    await alloy.start(program);
    await alloy.sent();
    const [first] = cases;
    if (!first) throw new Error('there is no case');
    expect(await alloy.end(first)).toEqual([first.labels]);
  }),
);

testWith('promtail', 'log lines', (program) =>
  Surroundings.with(async (surroundings) => {
    expect(table(await linesOfPromtail(program, surroundings))).toEqual(expected);
  }),
);

/** The Collector, and Alloy in its place. */
const receivers = [
  ['otelcol', RunningCollector],
  ['alloy', RunningReceiver],
] as const;

for (const [name, Running] of receivers) {
  testWith(name, 'metrics, log records and spans by OTLP', (program) =>
    Surroundings.with(async (surroundings) => {
      const running = new Running(surroundings);
      await running.start(program);
      for (const sender of cases) await running.send(sender);
      const { metrics, logs, traces } = await running.sent();
      expect(table(metrics)).toEqual(expectedByOtlp);
      expect(table(logs)).toEqual(expectedByOtlp);
      expect(table(traces)).toEqual(expectedByOtlp);
    }),
  );

  testWith(name, "a sender behind Cilium's proxy that does not name its pod is nobody", (program) =>
    Surroundings.with(async (surroundings) => {
      const running = new Running(surroundings);
      await running.start(program);
      const behindProxy = cases.find(({ says }) => 'k8s.pod.uid' in says);
      if (!behindProxy) throw new Error('no sender is behind the proxy');
      await running.send({ ...behindProxy, says: {} });
      const { metrics, logs, traces } = await running.sent(1);
      expect([...metrics, ...logs, ...traces]).toEqual([{}, {}, {}]);
    }),
  );
}

const mapped = (change: (labels: Labels) => Partial<Labels>) =>
  Object.fromEntries(cases.map(({ title, labels }) => [title, change(labels)]));
