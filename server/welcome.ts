import { networkInterfaces } from 'node:os';
import type { Application } from './application.ts';
import type { Config } from './config/flags.ts';

/**
 * What is printed once the server accepts connections: the line that supervisors wait for, then
 * addresses and links for people. A key is shown only when it has just been made.
 */
export function welcome({ host }: Config, { port, freshKey }: Application): string {
  const local = `http://127.0.0.1:${String(port)}`;
  const addresses = host === '0.0.0.0' || host === '::' ? lanAddresses() : [];
  const best = addresses[0] === undefined ? local : `http://${addresses[0]}:${String(port)}`;
  const lines = [
    `showcaller ready ${local}`,
    '',
    `  Open            ${best}/`,
    ...addresses.slice(1).map((address) => `  or              http://${address}:${String(port)}/`),
    `  Speaker screen  ${best}/speaker`,
    `  Room display    ${best}/room`,
    freshKey === undefined
      ? `  Stage manager   ${best}/control with the key you have (a lost one is replaced by --new-key)`
      : `  Stage manager   ${best}/control#key=${freshKey}\n                  Keep this link: the key is not shown again.`,
    '',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
