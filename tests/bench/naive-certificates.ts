/** How certificates are usually made with the libraries at hand: everything embedded again for each one. For comparison only. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@cantoo/fontkit';
import { PDFDocument } from 'pdf-lib';
import PDFKit from 'pdfkit';
import QRCode from 'qrcode';
import { signPdf, type CertificateClaims, type RawSigner } from '#certificates';

const require = createRequire(import.meta.url);
const fontFile = (name: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/source-serif-4/${name}`));
const regular = fontFile('400Regular/SourceSerif4_400Regular.ttf');
const bold = fontFile('600SemiBold/SourceSerif4_600SemiBold.ttf');

function lines({ title, number, participant, programme, decisionText, signatory, subjects }: CertificateClaims): { front: string[]; back: string[] } {
  return {
    front: [title, number, participant.printedName, participant.institution ?? '', decisionText, programme.title, programme.place, signatory.position, signatory.name],
    back: subjects.map((subject, i) => `${i + 1}. ${subject.title} – ${subject.jp} JP`),
  };
}

/** pdf-lib with fonts embedded each time, signed at level B-B. */
export async function naivePdfLib(claims: CertificateClaims, signer: RawSigner): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const fonts = [await document.embedFont(regular, { subset: true }), await document.embedFont(bold, { subset: true })];
  const code = await document.embedPng(await QRCode.toBuffer(claims.verifyUrl));
  const { front, back } = lines(claims);
  for (const texts of [front, back]) {
    const page = document.addPage([841.89, 595.28]);
    texts.forEach((text, i) => page.drawText(text, { x: 60, y: 520 - i * 24, size: 12, font: fonts[i % 2] ?? fonts[0] }));
    if (texts === front) page.drawImage(code, { x: 60, y: 60, width: 80, height: 80 });
  }
  await document.attach(Buffer.from(JSON.stringify(claims)), 'klaim.json');
  return signPdf(await document.save({ useObjectStreams: false }), { signer, level: 'B-B', at: new Date() });
}

/** PDFKit, rendering alone. */
export async function pdfKit(claims: CertificateClaims): Promise<Uint8Array> {
  const code = await QRCode.toBuffer(claims.verifyUrl);
  return new Promise((resolve, reject) => {
    const document = new PDFKit({ size: 'A4', layout: 'landscape', autoFirstPage: false });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
    document.registerFont('regular', regular);
    document.registerFont('bold', bold);
    const { front, back } = lines(claims);
    for (const texts of [front, back]) {
      document.addPage();
      texts.forEach((text, i) => document.font(i % 2 ? 'bold' : 'regular').fontSize(12).text(text, 60, 60 + i * 24));
      if (texts === front) document.image(code, 60, 460, { width: 80 });
    }
    document.end();
  });
}
