import { parseArgs } from 'node:util';
import { objectionToKey } from '../access/givenKey.ts';
import { LOG_LEVELS, type LogLevel } from '../logger.ts';
import { StartError } from '../startError.ts';
import type { TlsFiles } from './tls.ts';

/** How the server is to run; see CONTRACT, Starting. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly programmeFile?: string;
  readonly sample: boolean;
  readonly isPrivate: boolean;
  /** Origins whose pages may ask this server besides its own. */
  readonly origins?: readonly string[];
  readonly newKey: boolean;
  readonly key?: string;
  readonly tls?: TlsFiles;
  readonly logLevel: LogLevel;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The flags that a server takes. */
export const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  database: { type: 'string' },
  programme: { type: 'string' },
  'no-sample': { type: 'boolean' },
  private: { type: 'boolean' },
  'new-key': { type: 'boolean' },
  origin: { type: 'string', multiple: true },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
} as const;

/** Reads flags and, behind them, the environment. Throws StartError with one sentence for what is wrong. */
export function readConfig(args: readonly string[], environment: Environment): Config {
  const flags = parse(args);
  const key = nonEmpty(environment['SHOWCALLER_KEY']);
  const objection = key === undefined ? null : objectionToKey(key);
  if (objection !== null) throw new StartError(`SHOWCALLER_KEY ${objection}.`);
  if (key !== undefined && flags['new-key']) {
    throw new StartError('--new-key makes a key, but SHOWCALLER_KEY gives one already: use one of the two.');
  }
  if (flags.database !== undefined || nonEmpty(environment['SHOWCALLER_DATABASE_URL'])) {
    throw new StartError(
      'A shared database is not supported yet: leave --database and SHOWCALLER_DATABASE_URL out.',
    );
  }
  const tls = tlsFiles(
    flags['tls-cert'] ?? nonEmpty(environment['SHOWCALLER_TLS_CERT']),
    flags['tls-key'] ?? nonEmpty(environment['SHOWCALLER_TLS_KEY']),
  );
  return {
    port: readPort(flags.port ?? nonEmpty(environment['SHOWCALLER_PORT']) ?? '4000'),
    host: withoutBrackets(flags.host ?? nonEmpty(environment['SHOWCALLER_HOST']) ?? '0.0.0.0'),
    dataFolder: dataFolderOf(flags.data, environment),
    ...(flags.programme !== undefined && { programmeFile: flags.programme }),
    sample: !flags['no-sample'],
    isPrivate: flags.private ?? isOn(environment['SHOWCALLER_PRIVATE']),
    origins: (flags.origin ?? (environment['SHOWCALLER_ORIGINS'] ?? '').split(/[\s,]+/))
      .filter((text) => text !== '')
      .map(readOrigin),
    newKey: flags['new-key'] ?? false,
    ...(key !== undefined && { key }),
    ...(tls && { tls }),
    logLevel: readLogLevel(nonEmpty(environment['SHOWCALLER_LOG']) ?? 'info'),
  };
}

function parse(args: readonly string[]) {
  const flags = parseFlags(args);
  refuseEmpty(flags);
  return flags;
}

/**
 * Throws StartError for a flag whose value is empty, as that of a variable that is not set: the default would
 * be another folder, another address than was meant.
 */
export function refuseEmpty(flags: Readonly<Record<string, unknown>>): void {
  const empty = Object.entries(flags).find(([, value]) => [value].flat().includes(''));
  if (empty) throw new StartError(`The value of --${empty[0]} is empty.`);
}

/** What Node says of a flag that another flag, or a value such as `-1`, comes after. */
const AMBIGUOUS = 'argument is ambiguous';

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const [reason] =
      error instanceof Error ? error.message.split(/\.\s|\.$/) : ['The flags are not readable'];
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    const plain = String(reason).replace(AMBIGUOUS, 'needs a value that does not begin with a dash');
    throw new StartError(`${plain}. The flags are ${known.join(', ')}.`);
  }
}

/** Where the embedded store lives: as the flag says, else the environment, else `data`. */
export function dataFolderOf(flag: string | undefined, environment: Environment): string {
  return flag ?? nonEmpty(environment['SHOWCALLER_DATA']) ?? 'data';
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new StartError(`The port must be a whole number from 0 to 65535, and "${text}" is not.`);
}

/** An IPv6 address as it is; in an address of a page it stands in brackets. */
function withoutBrackets(host: string): string {
  return /^\[(.+)\]$/.exec(host)?.[1] ?? host;
}

/** As browsers send it: a scheme and a host, and the port where it is not the scheme's own. */
function readOrigin(text: string): string {
  const url = URL.parse(text);
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (isOrigin) return url.origin;
  throw new StartError(`An allowed origin must look like https://stage.example, and "${text}" does not.`);
}

function tlsFiles(certificate: string | undefined, key: string | undefined): TlsFiles | undefined {
  if (certificate !== undefined && key !== undefined) return { certificate, key };
  if (certificate === undefined && key === undefined) return undefined;
  const [given, missing] =
    certificate === undefined ? ['--tls-key', '--tls-cert'] : ['--tls-cert', '--tls-key'];
  throw new StartError(`${given} is of no use without ${missing}: https needs a certificate and its key.`);
}

function readLogLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level !== undefined) return level;
  throw new StartError(`SHOWCALLER_LOG must be one of ${LOG_LEVELS.join(', ')}, and "${text}" is not.`);
}

function isOn(text: string | undefined): boolean {
  const value = nonEmpty(text)?.toLowerCase();
  return value !== undefined && !['0', 'off', 'no', 'false'].includes(value);
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
