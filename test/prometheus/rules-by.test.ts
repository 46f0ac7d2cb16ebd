import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { type RulesOptions, rules } from '../../tools/e2e/suites/rules/environment';
import { linesOf } from '../checks/subjects';

/** One switch of an environment says who evaluates alerts: a pair of Prometheus servers, or Mimir's ruler. */

function alertsOf(rulesBy: RulesOptions['rulesBy']) {
  const environment = rules(new App({ outdir: 'dist' }), { rulesBy });
  environment.build();
  expect(linesOf(environment.findings)).toEqual([]);
  const about = (each: string) => !['prometheus', 'alloy'].includes(each);
  const evaluating = environment.components.filter(({ evaluatedAlerts }) => evaluatedAlerts.length > 0);
  return {
    evaluating: evaluating.map(({ name }) => name),
    telling: environment.connections
      .filter(({ to }) => to.protocol === 'alertmanager')
      .map(({ from }) => from.component),
    alerts: evaluating
      .flatMap(({ evaluatedAlerts }) => evaluatedAlerts.filter((each) => about(each.about)))
      .flatMap(({ alerts }) => alerts.map(({ name }) => name))
      .sort(),
  };
}

test('the pair evaluates what the ruler would', () => {
  const [pair, ruler] = [alertsOf('prometheus'), alertsOf('mimir')];
  expect([pair.evaluating, pair.telling]).toEqual([['prometheus'], ['prometheus']]);
  expect([ruler.evaluating, ruler.telling]).toEqual([['mimir'], ['mimir']]);
  expect(pair.alerts).toEqual(
    expect.arrayContaining(['AlertmanagerMembersMissing', 'MimirDiscardsSamples', 'VolumeFillsWithinADay']),
  );
  // It and the one that evaluates and tells nobody each say something different.
  const own = /^(TargetDown|Mimir(RuleFailures|DropsAlerts))$/;
  const others = (names: readonly string[]) => names.filter((name) => !own.test(name));
  expect(others(pair.alerts)).toEqual(others(ruler.alerts));
});
