// The smallest video that is still one: the headers that say how long it lasts, and no picture.

export const u32 = (n: number) => {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(n);
  return octets;
};
const u16 = (n: number) => Buffer.from([n >> 8, n & 255]);
export const zeros = (n: number) => Buffer.alloc(n);

/** An ISO box: its size, its name, what it holds. */
function boite(nom: string, ...contenu: Buffer[]): Buffer {
  const corps = Buffer.concat(contenu);
  return Buffer.concat([u32(corps.length + 8), Buffer.from(nom, 'latin1'), corps]);
}

/** One sound track of this length, after as much padding as wanted. */
export function unMp4(secondes: number, marque = 'isom', remplissage = 0): Buffer {
  const cadence = 1000;
  const duree = Math.round(secondes * cadence);
  const mp4a = boite(
    'mp4a',
    zeros(6),
    u16(1),
    zeros(8),
    u16(2),
    u16(16),
    zeros(4),
    u32(44100 * 65536),
  );
  const vide = (nom: string) => boite(nom, zeros(4), u32(0));
  const stbl = boite(
    'stbl',
    boite('stsd', zeros(4), u32(1), mp4a),
    vide('stts'),
    vide('stsc'),
    boite('stsz', zeros(4), u32(0), u32(0)),
    vide('stco'),
  );
  const mdia = boite(
    'mdia',
    boite('mdhd', zeros(12), u32(cadence), u32(duree), zeros(4)),
    boite('hdlr', zeros(8), Buffer.from('soun'), zeros(13)),
    boite('minf', boite('smhd', zeros(8)), stbl),
  );
  const tkhd = boite('tkhd', zeros(12), u32(1), zeros(4), u32(duree), zeros(60));
  const mvhd = boite('mvhd', zeros(12), u32(cadence), u32(duree), zeros(80));
  return Buffer.concat([
    boite('ftyp', Buffer.from(marque), u32(512), Buffer.from(marque)),
    boite('free', zeros(remplissage)),
    boite('moov', mvhd, boite('trak', tkhd, mdia)),
  ]);
}
