import { readFileSync } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { createInterface } from 'node:readline';
import { ask, keptConnections, type Response } from '../../http';
import { sleep } from '../../wait';
import { apiServerPort, type Identities } from './identities';
import type { KubernetesObject } from './object';

/** A kind of object that the API server serves. */
export interface Resource {
  /** `/api/v1`, or `/apis/GROUP/VERSION`. */
  readonly root: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

/** The groups of every service account. */
const accountGroups = ['system:serviceaccounts', 'system:authenticated'];

const tooManyRequests = 429;

/** What a watch says of an object. https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
export interface Change<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

/** The API server, asked as `admin`. https://kubernetes.io/docs/reference/using-api/api-concepts/ */
export class Api {
  private readonly url = `https://127.0.0.1:${apiServerPort}`;
  private readonly agent: Agent;
  private readonly token: string;

  constructor(identities: Identities) {
    this.agent = new Agent({ ca: readFileSync(identities.serving.certificate), ...keptConnections });
    this.token = identities.adminToken;
  }

  async isReady(): Promise<boolean> {
    return this.send('GET', '/readyz').then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** Undefined where there is none. Throws the server's words on every other answer that is no success. */
  async get<T>(path: string): Promise<T | undefined> {
    let answer = await this.send('GET', path);
    // A kind that was defined a moment ago is not served at once.
    for (let attempt = 0; answer.status === tooManyRequests && attempt < 50; attempt++) {
      await sleep(200);
      answer = await this.send('GET', path);
    }
    return answer.status === 404 ? undefined : (parsed('GET', path, answer) as T);
  }

  /** The objects of one resource, everywhere. */
  async list<T = KubernetesObject>({ root, name, kind, apiVersion }: Resource): Promise<T[]> {
    const list = await this.get<{ readonly items: readonly object[] }>(`${root}/${name}`);
    return (list?.items ?? []).map((item) => ({ apiVersion, kind, ...item })) as T[];
  }

  /** `as`: who asks instead of the admin. Default: the admin. */
  async create<T>(path: string, object: object, as?: string): Promise<T> {
    const headers = as === undefined ? {} : { 'impersonate-user': as, 'impersonate-group': accountGroups };
    return parsed('POST', path, await this.send('POST', path, object, headers)) as T;
  }

  /** A JSON merge patch. */
  async patch(path: string, change: object): Promise<void> {
    parsed('PATCH', path, await this.send('PATCH', path, change, { 'content-type': 'application/merge-patch+json' }));
  }

  async delete(path: string): Promise<void> {
    parsed('DELETE', path, await this.send('DELETE', path));
  }

  /**
   * The objects of one resource as they are, and then every change of one, until the end that is returned, which throws if not every
   * change was seen. It has begun when this returns.
   */
  async watch<T = KubernetesObject>({ root, name }: Resource, seen: (change: Change<T>) => void): Promise<() => void> {
    const response = await new Promise<IncomingMessage>((done, fail) => {
      const headers = { authorization: `Bearer ${this.token}`, accept: 'application/json' };
      request(`${this.url}${root}/${name}?watch=true`, { headers, agent: this.agent })
        .once('error', fail)
        .once('response', done)
        .end();
    });
    if (response.statusCode !== 200) throw new Error(`the watch of ${name} is answered with ${response.statusCode}`);
    let broken: string | undefined;
    createInterface({ input: response }).on('line', (line) => {
      const change = JSON.parse(line) as Change<T>;
      if (change.type === 'ERROR') broken = line;
      else seen(change);
    });
    response.on('error', (error) => {
      broken ??= error.message;
    });
    response.once('close', () => {
      broken ??= 'its connection has ended';
    });
    return () => {
      if (broken !== undefined) throw new Error(`the watch of ${name} has not seen every change: ${broken}`);
      response.destroy();
    };
  }

  /** Every resource, in the version that the server prefers. */
  async resources(): Promise<Resource[]> {
    const groups = await this.get<{ groups: { preferredVersion: { groupVersion: string } }[] }>('/apis');
    const versions = ['v1', ...(groups?.groups ?? []).map(({ preferredVersion }) => preferredVersion.groupVersion)];
    const found = await Promise.all(versions.map((version) => this.resourcesOf(version)));
    return found.flat();
  }

  private async resourcesOf(apiVersion: string): Promise<Resource[]> {
    const root = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
    const list = await this.get<{ resources: Omit<Resource, 'root' | 'apiVersion'>[] }>(root);
    // The others are parts of objects, such as their status.
    const whole = (list?.resources ?? []).filter(({ name }) => !name.includes('/'));
    return whole.map((resource) => ({ ...resource, root, apiVersion }));
  }

  private send(method: string, path: string, body?: object, further: OutgoingHttpHeaders = {}) {
    const json = 'application/json';
    return ask(`${this.url}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { authorization: `Bearer ${this.token}`, accept: json, 'content-type': json, ...further },
      agent: this.agent,
      timeoutSeconds: 60,
    });
  }
}

function parsed(method: string, path: string, { status, text }: Response): unknown {
  if (status >= 200 && status < 300) return JSON.parse(text);
  throw new Error(`${method} ${path}: ${status} ${messageOf(text)}`);
}

function messageOf(body: string): string {
  try {
    return (JSON.parse(body) as { readonly message?: string }).message ?? body;
  } catch {
    return body;
  }
}
