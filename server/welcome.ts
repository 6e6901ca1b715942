import { renderUnicodeCompact } from 'uqr';
import { addressesOf, schemeOf } from './addresses.ts';
import type { Application } from './application.ts';
import type { Config } from './config/flags.ts';

/**
 * What is printed once the server accepts connections: the line that supervisors wait for, then
 * addresses and links for people, on a terminal with a QR code of the address to open. A key is shown
 * only when it has just been made, and never in the code, which anybody may photograph.
 */
export function welcome(
  config: Config,
  { port, freshKey }: Pick<Application, 'port' | 'freshKey'>,
  isTerminal: boolean,
): string {
  const { local, lan } = addressesOf(config, port);
  const best = lan[0] ?? local;
  const lines = [
    // The same whatever it listens on: supervisors read the port.
    `showcaller ready ${schemeOf(config.tls)}://127.0.0.1:${String(port)}`,
    '',
    `  Open            ${best}/`,
    ...lan.slice(1).map((address) => `  or              ${address}/`),
    `  Speaker screen  ${best}/speaker`,
    `  Room display    ${best}/room`,
    freshKey === undefined
      ? `  Stage manager   ${best}/control with the key you have (a lost one is replaced by --new-key)`
      : `  Stage manager   ${best}/control#key=${freshKey}\n                  Keep this link: the key is not shown again.`,
    '',
    ...(isTerminal && lan[0] !== undefined ? [...qrLines(`${lan[0]}/`), ''] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Dark on light, whatever the colours of the terminal: cameras read no other. */
function qrLines(address: string): string[] {
  const code = renderUnicodeCompact(address, { border: 2 });
  return code.split('\n').map((line) => `  \u001b[97;40m${line}\u001b[0m`);
}
