import { Agent, request } from 'node:http';

export interface Response {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface RequestProps {
  /** Default: `GET`, or `POST` with a body. */
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address that the other side sees. Default: the node's. */
  readonly from?: string;
  /** Default: 15 seconds. */
  readonly timeoutSeconds?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One HTTP request. Throws if there is no answer. */
export function ask(url: string, props: RequestProps = {}): Promise<Response> {
  const { body, method = body === undefined ? 'GET' : 'POST', headers, from, timeoutSeconds = 15 } = props;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent, localAddress: from }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const { statusCode = 0, headers: received } = incoming;
        resolve({ status: statusCode, text: Buffer.concat(chunks).toString(), headers: received });
      });
      incoming.on('error', reject);
    });
    outgoing.setTimeout(timeoutSeconds * 1000, () =>
      outgoing.destroy(new Error(`${url}: no answer in ${timeoutSeconds} s`)),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** As `ask`, for an answer in JSON. Throws if it is not a success. */
export async function askJson<Answer>(url: string, props: RequestProps = {}): Promise<Answer> {
  const { status, text } = await ask(url, props);
  if (status !== 200) throw new Error(`${url}: ${status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
