import { ask, type RequestProps } from './http';

/** The metrics that a program shows of itself, as text. Throws where it shows none: an error page is no metric that is 0. */
export async function shownMetrics(url: string, props: RequestProps = {}): Promise<string> {
  const { status, text } = await ask(url, props);
  if (status !== 200) throw new Error(`${url} shows no metrics: ${status} ${text.slice(0, 300)}`);
  return text;
}

/** How the lines of a metric begin, with labels or without. */
export const linesOf = (metric: string): RegExp => new RegExp(`^${metric}[{ ]`);

/** The sum of the series that are shown at an address and whose lines begin so. */
export async function sumShown(url: string, begin: RegExp, props: RequestProps = {}): Promise<number> {
  const lines = (await shownMetrics(url, props)).split('\n').filter((line) => begin.test(line));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
}
