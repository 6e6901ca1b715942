/** What the command line takes, for whoever asks by `--help`. */
export const HELP = `npm start -- FLAGS

  --port N           the port, 4000 if left out; 0 picks a free one (SHOWCALLER_PORT)
  --host H           the address to listen on, 0.0.0.0 if left out (SHOWCALLER_HOST)
  --data DIR         where shows and their logs live, data/ if left out (SHOWCALLER_DATA)
  --programme FILE   imports a programme, unless a show of that name is there already
  --no-sample        without the sample show
  --private          displays need a key too (SHOWCALLER_PRIVATE)
  --new-key          makes and prints a new stage manager's key; the old one ends
  --origin URL       another site whose pages may ask this server; again for each (SHOWCALLER_ORIGINS)
  --tls-cert FILE    serves over https with this certificate, PEM (SHOWCALLER_TLS_CERT)
  --tls-key FILE     its private key, PEM (SHOWCALLER_TLS_KEY)
  --database URL     a store for several servers: not yet (SHOWCALLER_DATABASE_URL)

In the environment alone: SHOWCALLER_KEY, the stage manager's key, 16 characters or more;
SHOWCALLER_LOG, how much is logged.

With a data folder; backup and check also while it is served:

  npm start -- backup FILE [--data DIR] [--force]
  npm start -- restore FILE [--data DIR]
  npm start -- check [FILE] [--data DIR]
`;

/** Whether a command line asks for help. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.some((arg) => arg === '--help' || arg === '-h');
}
