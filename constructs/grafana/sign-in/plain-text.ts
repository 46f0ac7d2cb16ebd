import { text, type Validator } from '../../kit/model/validation';

/**
 * A text that stands for itself in `grafana.ini` and in an expression: Grafana replaces what follows a dollar, its parser what follows a percent
 * sign; a semicolon or a hash begins a comment; quotes are taken away.
 */
export const plainText = (example: string): Validator<string> =>
  text({
    example,
    expected: `a text such as '${example}', without quotes, backslashes, $, %, ; and #`,
    standIn: example,
    problem: (value) =>
      /^(?!\s)[^'"`\\$%;#\p{Cc}]+(?<!\s)$/u.test(value)
        ? undefined
        : `${JSON.stringify(value)} can't stand in grafana.ini`,
  });
