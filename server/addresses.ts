import { networkInterfaces } from 'node:os';
import type { Config } from './config/flags.ts';

/** How this server is reached, as origins such as `http://10.0.0.4:4000`. */
export interface Addresses {
  /** From this machine itself. */
  readonly local: string;
  /** From others in the network; none where it listens on loopback only. */
  readonly lan: readonly string[];
}

/** How a server that listens on `port` is reached. */
export function addressesOf({ host, tls }: Pick<Config, 'host' | 'tls'>, port: number): Addresses {
  const originOf = (name: string) => `${schemeOf(tls)}://${name}:${String(port)}`;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const own = host.includes(':') ? `[${host}]` : host;
  const lan = isEverywhere ? lanNames() : isLoopback(host) ? [] : [own];
  return { local: originOf(isEverywhere ? '127.0.0.1' : own), lan: lan.map(originOf) };
}

/** What addresses of this server begin with. */
export function schemeOf(tls: Config['tls']): 'http' | 'https' {
  return tls ? 'https' : 'http';
}

/** Whether a host name means the machine itself, so that it is of no use to others. */
export function isLoopback(name: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(name);
}

/** Interfaces of containers, virtual machines and tunnels: no phone in the room comes in there. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|zt)/i;

/** Those of real interfaces first. */
function lanNames(): string[] {
  const interfaces = Object.entries(networkInterfaces());
  const real = interfaces.filter(([name]) => !VIRTUAL.test(name));
  const virtual = interfaces.filter(([name]) => VIRTUAL.test(name));
  return [...real, ...virtual]
    .flatMap(([, addresses]) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
