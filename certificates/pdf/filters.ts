/** Unpacking streams, with a ceiling on what comes out. */
import { inflateSync } from 'node:zlib';
import { Allowance } from './allowance.ts';
import { isArray, isCount, isDict, isName, PdfError } from './values.ts';
import type { PdfDict, PdfStream, PdfValue } from './values.ts';

/** The most bytes one stream may unpack to: xref and object streams of honest files stay far below. */
const MAX_UNPACKED = 16 * 1024 * 1024;

function paeth(left: number, up: number, corner: number): number {
  const sum = left + up - corner;
  const toLeft = Math.abs(sum - left);
  const toUp = Math.abs(sum - up);
  const toCorner = Math.abs(sum - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** What a PNG filter adds to a byte; undefined for a filter that does not exist (ISO 15948, 9.2). */
function guess(filter: number, left: number, up: number, corner: number): number | undefined {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return undefined;
  }
}

/** Undoes PNG prediction for one byte per sample, the only kind xref streams use. */
function unpredict(data: Uint8Array, columns: number): Uint8Array {
  const width = columns + 1;
  if (data.length % width !== 0) throw new PdfError('damaged', 'predictor rows');
  const rows = data.length / width;
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * width] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const raw = data[row * width + 1 + column] ?? 0;
      const left = column > 0 ? (out[row * columns + column - 1] ?? 0) : 0;
      const up = row > 0 ? (out[(row - 1) * columns + column] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (out[(row - 1) * columns + column - 1] ?? 0) : 0;
      const added = guess(filter, left, up, corner);
      if (added === undefined) throw new PdfError('damaged', 'predictor');
      out[row * columns + column] = (raw + added) & 0xff;
    }
  }
  return out;
}

function single(value: PdfValue | undefined): PdfValue | undefined {
  if (!isArray(value)) return value;
  if (value.items.length > 1) throw new PdfError('too-complex', 'filter chain');
  return value.items[0];
}

function applyParameters(data: Uint8Array, parameters: PdfDict, allowance: Allowance): Uint8Array {
  const predictor = parameters.entries.get('Predictor') ?? 1;
  if (predictor === 1) return data;
  const columns = parameters.entries.get('Columns') ?? 1;
  if (!isCount(predictor) || predictor < 10 || !isCount(columns) || columns < 1 || columns > 1024) throw new PdfError('damaged', 'predictor');
  allowance.take(data.length);
  return unpredict(data, columns);
}

/**
 * Unpacks a stream that is plain or Flate encoded, as xref and object streams are.
 * @throws PdfError for other filters, damaged data, data that unpacks to more than 16 MiB or than the document may still take.
 */
export function unpack(stream: PdfStream, allowance: Allowance = new Allowance()): Uint8Array {
  const filter = single(stream.dict.entries.get('Filter'));
  if (filter === undefined || filter === null) return stream.raw;
  if (!isName(filter, 'FlateDecode')) throw new PdfError('too-complex', 'filter');
  let data: Uint8Array;
  try {
    data = inflateSync(stream.raw, { maxOutputLength: Math.max(1, Math.min(MAX_UNPACKED, allowance.remaining)) });
    allowance.take(data.length);
  } catch (cause) {
    if (cause instanceof PdfError) throw cause;
    throw new PdfError('damaged', cause instanceof Error ? cause.message : 'cannot unpack');
  }
  const parameters = single(stream.dict.entries.get('DecodeParms'));
  return isDict(parameters) ? applyParameters(data, parameters, allowance) : data;
}
