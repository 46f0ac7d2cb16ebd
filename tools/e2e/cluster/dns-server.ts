import { createSocket, type Socket } from 'node:dgram';
import { addressBytes, type PodNetwork } from './addresses';
import type { NamedPort, Names } from './services';

const classInternet = 1;
/** Of a record that names a port of a host. https://www.rfc-editor.org/rfc/rfc2782 */
const typeService = 33;

/**
 * Answers questions about the names of the Services: for their addresses, and for their ports. Programs that look names up through the
 * system find them in the hosts file; this is for those that ask a DNS server themselves, such as Prometheus' DNS discovery.
 */
export async function startDnsServer(network: PodNetwork, names: Names): Promise<Socket> {
  const socket = createSocket(network.tables === 'ip6' ? 'udp6' : 'udp4');
  socket.on('message', (question, from) => {
    const answer = answerTo(question, names, network);
    if (answer) socket.send(answer, from.port, from.address);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, network.node, resolve);
  });
  return socket;
}

/** The answer to a question; undefined where the packet is no question. */
export function answerTo(
  message: Buffer,
  names: Names,
  { recordType }: Pick<PodNetwork, 'recordType'>,
): Buffer | undefined {
  if (message.length < 17) return undefined;
  const { name, end } = readName(message);
  const type = message.readUInt16BE(end);
  const addresses = names.addresses.get(name);
  const ports = names.ports.get(name);
  const found =
    type === recordType ? addresses?.map(addressBytes) : type === typeService ? ports?.map(portBytes) : undefined;
  const records = (found ?? []).map((data) => record(type, data));
  const header = Buffer.alloc(12);
  message.copy(header, 0, 0, 2);
  // A response, authoritative, recursion as asked; 3 says that the name does not exist.
  header.writeUInt16BE(0x8400 | (message.readUInt16BE(2) & 0x0100) | (addresses || ports ? 0 : 3), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, message.subarray(12, end + 4), ...records]);
}

/** Without a priority and a weight of its own. */
function portBytes({ target, port }: NamedPort): Buffer {
  const numbers = Buffer.alloc(6);
  numbers.writeUInt16BE(port, 4);
  return Buffer.concat([numbers, writtenName(target)]);
}

function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let position = 12;
  for (let length = message[position] ?? 0; length > 0; length = message[position] ?? 0) {
    labels.push(message.toString('ascii', position + 1, position + 1 + length));
    position += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: position + 1 };
}

const writtenName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  // The name is the one at offset 12: the question's.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(classInternet, 4);
  head.writeUInt32BE(5, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
