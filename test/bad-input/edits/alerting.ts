import { answer, edit, type WrongEdit, wrong } from './table';

/** Who is told of alerts, and what is written on its own and used elsewhere. */

const receivers = edit('import { Alertmanager, nobody }', 'import { Alertmanager, email, nobody, slack }');

export const alerting: readonly WrongEdit[] = [
  wrong(
    'a receiver that is made before it is used',
    [
      edit(
        '  const alertmanager = new Alertmanager(company, { receiver: nobody() });',
        [
          "  const shopChat = slack({ name: 'shop', apiUrl: { secretName: 'slack', key: 'url' }, channel: 'shop' });",
          '  const alertmanager = new Alertmanager(company, {',
          '    receiver: nobody(),',
          "    routes: [{ match: { team: 'shop' }, receiver: shopChat }],",
          '  });',
        ].join('\n'),
      ),
      receivers,
    ],
    answer(
      'company › alertmanager › receiver shop.channel',
      '"shop" is no channel',
      "a channel or a person, such as '#alerts' or '@someone'",
      { line: "channel: 'shop'" },
    ),
  ),
  wrong(
    'an expression that Alertmanager can not read',
    edit(
      '{ receiver: nobody() }',
      '{\n    receiver: nobody(),\n    routes: [\n      { matchers: [\'namespace=~"shop("\'], receiver: nobody() },\n    ],\n  }',
    ),
    answer(
      'company › alertmanager › routes.matchers',
      'the expression "shop(" has a group that is not closed',
      `a matcher such as 'namespace!="demo"' or 'team=~"a|b"'`,
      { line: 'matchers' },
    ),
  ),
  wrong(
    'log rules, and an error before what obeys them is made',
    [
      edit('  days,\n', '  days,\n  drop,\n'),
      edit(
        '    cluster: {\n      network: cilium',
        "    logRules: [drop({ namespace: 'shop' })],\n    cluster: {\n      network: cilium",
      ),
      edit('  const otel = new', "  if (company) throw new Error('not today');\n  const otel = new"),
    ],
    answer(
      'company › environment file › function',
      'it ends with an error: not today',
      'code that ends without an error',
      { line: 'not today' },
    ),
  ),
  wrong(
    'a route that is mute at each time of the week',
    [
      edit(
        '  const alertmanager = new Alertmanager(company, { receiver: nobody() });',
        [
          '  const receiver = nobody();',
          '  const alertmanager = new Alertmanager(company, {',
          '    receiver,',
          '    routes: [',
          '      {',
          "        match: { team: 'shop' },",
          '        receiver,',
          "        muteTimeIntervals: [timeInterval({ name: 'off', timeIntervals: [{ weekdays: ['monday:friday'] }, { weekdays: ['saturday', 'sunday'] }] })],",
          '      },',
          '    ],',
          '  });',
        ].join('\n'),
      ),
      edit('import { Alertmanager, nobody }', 'import { Alertmanager, nobody, timeInterval }'),
    ],
    answer(
      'company › alertmanager › routes › 1',
      'its muteTimeIntervals together leave no time out, so nobody is ever told',
      'muteTimeIntervals that leave some of the time out, or receiver: nobody()',
      { line: 'routes: [' },
    ),
  ),
];
