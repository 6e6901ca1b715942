import { XHR } from 'socket.io-client';

/** Socket.IO over requests, for networks that let no WebSocket through: a file of its own, rarely needed. */
export const Polling = XHR;
