import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestByHttp,
} from 'node:http';
import { type Agent as HttpsAgent, request as requestByHttps } from 'node:https';

export interface Response {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface RequestProps {
  /** Default: `GET`, or `POST` with a body. */
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: OutgoingHttpHeaders;
  /** The address that the other side sees. Default: the node's. */
  readonly from?: string;
  /** Default: 15 seconds. */
  readonly timeoutSeconds?: number;
  /** Which connections are used. Default: those of all such requests. */
  readonly agent?: HttpAgent | HttpsAgent;
}

/**
 * Connections are kept, but for less time than any server keeps one that is not used (the Kubernetes API server: 90 s, a Collector:
 * 60 s), so that none is used in the moment in which its server ends it.
 */
export const keptConnections = { keepAlive: true, timeout: 20_000 } as const;

const shared = new HttpAgent({ ...keptConnections, maxSockets: 64 });

/** One HTTP request. Throws if there is no answer. */
export async function ask(url: string, props: RequestProps = {}): Promise<Response> {
  const attempt = new Attempt(url, props);
  try {
    return await attempt.answer();
  } catch (error) {
    // What only reads is asked again where a kept connection turns out to have ended: nothing was answered on it.
    if (!attempt.foundItsConnectionEnded(error)) throw error;
    return new Attempt(url, props).answer();
  }
}

/** As `ask`, for an answer in JSON. Throws if it is not a success. */
export async function askJson<Answer>(url: string, props: RequestProps = {}): Promise<Answer> {
  const { status, text } = await ask(url, props);
  if (status !== 200) throw new Error(`${url}: ${status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

class Attempt {
  private readonly method: string;
  private outgoing?: ClientRequest;
  private answered = false;

  constructor(
    private readonly url: string,
    private readonly props: RequestProps,
  ) {
    this.method = props.method ?? (props.body === undefined ? 'GET' : 'POST');
  }

  async answer(): Promise<Response> {
    const incoming = await this.begin();
    this.answered = true;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { statusCode = 0, headers } = incoming;
    return { status: statusCode, text: Buffer.concat(chunks).toString(), headers };
  }

  foundItsConnectionEnded(error: unknown): boolean {
    const ended = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
    return ended && !this.answered && this.method === 'GET' && this.outgoing?.reusedSocket === true;
  }

  private begin(): Promise<IncomingMessage> {
    const { headers, agent = shared, from, timeoutSeconds = 15, body } = this.props;
    const request = this.url.startsWith('https:') ? requestByHttps : requestByHttp;
    return new Promise((resolve, reject) => {
      const outgoing = request(this.url, { method: this.method, headers, agent, localAddress: from }, resolve);
      outgoing.setTimeout(timeoutSeconds * 1000, () =>
        outgoing.destroy(new Error(`${this.url}: no answer in ${timeoutSeconds} s`)),
      );
      outgoing.on('error', reject);
      outgoing.end(body);
      this.outgoing = outgoing;
    });
  }
}
