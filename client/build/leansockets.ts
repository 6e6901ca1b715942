import type { Plugin } from 'vite';

/** Modules of Socket.IO, and all that a page needs of them. */
const SPARED: readonly (readonly [module: RegExp, code: string])[] = [
  [
    /engine\.io-client\/build\/esm\/transports\/index\.js$/,
    "import { WS } from './websocket.js'; export const transports = { websocket: WS };",
  ],
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    'export const isBinary = () => false; export const hasBinary = isBinary;',
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    'export const deconstructPacket = (packet) => ({ packet, buffers: [] });' +
      'export const reconstructPacket = (packet) => packet;',
  ],
  [
    /engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/,
    'export const decode = (text) => text;',
  ],
];

/**
 * Spares pages parts of Socket.IO. Of transports they can choose WebSocket by name: WebTransport is not
 * offered by the server, and polling is a file of its own (see `client/lib/link/transports.ts`). And nothing
 * that is said on a line has bytes in it, which every packet would be searched for.
 */
export const leanSockets: Plugin = {
  name: 'showcaller:lean-sockets',
  enforce: 'pre',
  load: {
    filter: { id: SPARED.map(([module]) => module) },
    handler: (id) => SPARED.find(([module]) => module.test(id))?.[1],
  },
};
