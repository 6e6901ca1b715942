const SIGNATURES = [
  ['packed', [0x50, 0x4b, 0x03, 0x04]],
  ['packed', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
] as const;

/** What bytes are that are no text, by how such files begin; undefined for what may be text. */
export function kindOfBytes(bytes: Uint8Array): (typeof SIGNATURES)[number][0] | undefined {
  return SIGNATURES.find(([, begin]) => begin.every((byte, index) => bytes[index] === byte))?.[0];
}
