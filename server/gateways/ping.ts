/** A silent line is noticed by the far end within the sum of the two, in ms. */
export const PING = { pingInterval: 2500, pingTimeout: 2000 };
