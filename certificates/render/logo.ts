/** Logos: PNG images as objects of the document. */
import { PDFDocument } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { ObjectBody } from '../pdf/serialise.ts';

/** A logo in a document. */
export interface EmbeddedLogo {
  readonly number: number;
  readonly objects: readonly ObjectBody[];
  /** Width divided by height. */
  readonly ratio: number;
  /** First object number free behind it. */
  readonly next: number;
}

function bytesOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

/** Embeds a PNG under object numbers from `first` on. @throws Error when it cannot be read. */
export async function embedLogo(png: Uint8Array, first: number): Promise<EmbeddedLogo> {
  const document = await PDFDocument.create({ updateMetadata: false });
  while (document.context.largestObjectNumber < first - 1) document.context.nextRef();
  const image = await document.embedPng(png);
  await document.flush();
  const objects = document.context.enumerateIndirectObjects()
    .filter(([reference]) => reference.objectNumber >= first)
    .map(([reference, value]) => ({ number: reference.objectNumber, body: bytesOf(value) }));
  return { number: image.ref.objectNumber, objects, ratio: image.width / image.height, next: document.context.largestObjectNumber + 1 };
}
