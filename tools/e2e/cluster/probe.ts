import { connect } from 'node:net';
import { ask } from '../../http';
import { inUrl } from './addresses';
import type { Container } from './kubernetes';
import { type Pod, portOf } from './pod';

/** Whether a container is ready, asked as its manifest says. A container without a readiness probe is. */
export async function isReady(pod: Pod, { readinessProbe }: Container): Promise<boolean> {
  if (readinessProbe?.httpGet) {
    const { path, port } = readinessProbe.httpGet;
    const { status } = await ask(`http://${inUrl(pod.address)}:${portOf(pod, port)}${path}`, { timeoutSeconds: 2 });
    return status >= 200 && status < 400;
  }
  if (readinessProbe?.tcpSocket) return connects(pod.address, portOf(pod, readinessProbe.tcpSocket.port));
  return true;
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}
