import type { Locator } from 'playwright-core';

export interface Fichier {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A one-page PDF with a line of text: small, and a real one for whoever looks at its content. */
export function petitPdf(nom: string, texte = nom): Fichier {
  const flux = `BT /F1 18 Tf 60 760 Td (${texte.replace(/[^\w .-]/g, '')}) Tj ET`;
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${flux.length} >>\nstream\n${flux}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.4\n';
  const positions = objets.map((objet, i) => {
    const position = pdf.length;
    pdf += `${i + 1} 0 obj\n${objet}\nendobj\n`;
    return position;
  });
  const table = pdf.length;
  const entrees = positions.map((p) => `${String(p).padStart(10, '0')} 00000 n \n`).join('');
  pdf += `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${entrees}`;
  pdf += `trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return { name: nom, mimeType: 'application/pdf', buffer: Buffer.from(pdf, 'latin1') };
}

/** A white square of one pixel. */
export function petitPng(nom: string): Fichier {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';
  return { name: nom, mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') };
}

/** Drops a file on an element, as from a folder's window. */
export async function glisser(sur: Locator, { name, mimeType, buffer }: Fichier): Promise<void> {
  const transfert = await sur.page().evaluateHandle(
    ({ nom, type, octets }) => {
      const contenu = new DataTransfer();
      contenu.items.add(new File([new Uint8Array(octets)], nom, { type }));
      return contenu;
    },
    { nom: name, type: mimeType, octets: [...buffer] },
  );
  await sur.dispatchEvent('dragover', { dataTransfer: transfert });
  await sur.dispatchEvent('drop', { dataTransfer: transfert });
}
