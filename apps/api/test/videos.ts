import { u32, zeros } from '../src/demo/video-fictive.js';

export { unMp4 } from '../src/demo/video-fictive.js';

// The smallest videos that are still videos: the headers that say how long they last, and no picture.

/** An EBML element, its size on eight bytes. */
function element(id: string, ...contenu: Buffer[]): Buffer {
  const corps = Buffer.concat(contenu);
  return Buffer.concat([
    Buffer.from(id, 'hex'),
    Buffer.from([1]),
    zeros(3),
    u32(corps.length),
    corps,
  ]);
}

/** Without a length, as a browser records it. */
export function unWebm(secondes?: number): Buffer {
  const duree = Buffer.alloc(8);
  duree.writeDoubleBE((secondes ?? 0) * 1000);
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    element(
      '18538067',
      element(
        '1549a966',
        element('2ad7b1', Buffer.from([0x0f, 0x42, 0x40])),
        ...(secondes === undefined ? [] : [element('4489', duree)]),
      ),
    ),
  ]);
}
